package io.intarsia.data.proposals.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.boxes.Overlaps;
import io.intarsia.core.files.WorkParts;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.proposals.ProposalRecall;
import io.intarsia.data.proposals.Proposals;
import io.intarsia.data.proposals.SearchedRecords;
import io.intarsia.data.synthetic.VocFolder;
import io.intarsia.data.testing.Imports;
import io.intarsia.proto.ObjectBox;
import io.intarsia.proto.ProposalSettings;
import io.intarsia.proto.SelectiveSearchConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Selective Search on painted scenes. */
class ProposalSearchTest {
  /** More than one part, so that a search can be stopped between two. */
  private static final int SCENES = WorkParts.ITEMS + 2;

  private static final ProposalSettings SETTINGS =
      ProposalSettings.newBuilder()
          .setSelectiveSearch(
              SelectiveSearchConfig.newBuilder()
                  .setLongerSide(96)
                  .setScale(150)
                  .setMinSide(4)
                  .setSeed(1))
          .build();

  @TempDir Path folder;

  @BeforeEach
  void importScenes() throws IOException {
    new VocFolder(5, 0, SCENES).write(folder.resolve("scenes"), Progress.silent());
    Imports.run(folder.resolve("data"), folder.resolve("scenes"));
  }

  private ImportedDataset data() throws IOException {
    return ImportedDataset.open(folder.resolve("data"));
  }

  private long search(String out, ProposalSettings settings, int threads) throws IOException {
    return search(out, settings, threads, BoxSearches.of(settings, Optional.empty()));
  }

  private long search(
      String out, ProposalSettings settings, int threads, Supplier<BoxSearch> searches)
      throws IOException {
    SearchedRecords all = SearchedRecords.of(data(), List.of(), SCENES);
    return new ProposalSearch(data(), all, settings, searches)
        .run(folder.resolve(out), threads, Progress.silent());
  }

  private byte[] boxes(String out) throws IOException {
    return Files.readAllBytes(folder.resolve(out).resolve("boxes.npy"));
  }

  @Test
  void anyNumberOfThreadsFindsTheSameBytes() throws IOException {
    search("one", SETTINGS, 1);
    search("three", SETTINGS, 3);
    assertThat(boxes("three")).isEqualTo(boxes("one"));
  }

  @Test
  void aStoppedSearchGoesOnAndEndsWithTheSameBytes() throws IOException {
    search("whole", SETTINGS, 1);
    AtomicInteger left = new AtomicInteger(WorkParts.ITEMS);
    BoxSearch real = BoxSearches.of(SETTINGS, Optional.empty()).get();
    BoxSearch stopping =
        picture -> {
          if (left.getAndDecrement() == 0) {
            throw new IOException("the power is gone");
          }
          return real.boxes(picture);
        };
    assertThatThrownBy(() -> search("broken", SETTINGS, 1, () -> stopping))
        .hasMessageContaining("the power is gone");
    assertThat(folder.resolve("broken")).doesNotExist();
    assertThat(search("broken", SETTINGS, 1)).isEqualTo(WorkParts.ITEMS);
    assertThat(boxes("broken")).isEqualTo(boxes("whole"));
    assertThat(folder.resolve(".broken.parts")).doesNotExist();
  }

  @Test
  void anUnfinishedSearchIsNotMixedWithOtherSettings() throws IOException {
    BoxSearch failing =
        picture -> {
          throw new IOException("no");
        };
    assertThatThrownBy(() -> search("mixed", SETTINGS, 1, () -> failing))
        .isInstanceOf(IOException.class);
    ProposalSettings other = SETTINGS.toBuilder().setMost(10).build();
    assertThatThrownBy(() -> search("mixed", other, 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("unfinished search with other settings");
  }

  @Test
  void mostKeepsTheFirstOfEachPicture() throws IOException {
    search("all", SETTINGS, 2);
    search("few", SETTINGS.toBuilder().setMost(7).build(), 2);
    Proposals all = Proposals.open(folder.resolve("all"), data());
    Proposals few = Proposals.open(folder.resolve("few"), data());
    for (long record = 0; record < SCENES; record++) {
      assertThat(few.boxes(record, 99)).isEqualTo(all.boxes(record, 7));
    }
  }

  @Test
  void recallGrowsWithTheNumberOfBoxesAndIsThatOfACountByHand() throws IOException {
    search("out", SETTINGS, 2);
    Proposals proposals = Proposals.open(folder.resolve("out"), data());
    ProposalRecall recall = ProposalRecall.measure(data(), proposals, List.of(1, 50, 5000));
    assertThat(recall.ofAll(0, 0.5)).isLessThan(recall.ofAll(1, 0.5));
    assertThat(recall.ofAll(2, 0.7)).isLessThanOrEqualTo(recall.ofAll(2, 0.5));
    int objects = 0;
    int found = 0;
    for (long record = 0; record < SCENES; record++) {
      List<Box> boxes = proposals.boxes(record, 50);
      for (ObjectBox object : data().read(record).annotation().getObjectsList()) {
        if (!object.getDifficult()) {
          Box box = new Box(object.getXMin(), object.getYMin(), object.getXMax(), object.getYMax());
          objects++;
          found += Overlaps.largestIou(box, boxes) >= 0.5 ? 1 : 0;
        }
      }
    }
    assertThat(recall.objects()).isEqualTo(objects);
    assertThat(recall.ofAll(1, 0.5)).isEqualTo(found / (double) objects);
  }

  @Test
  void openCvAndTensorFlowLiveInOneProcess() throws IOException {
    search("before", SETTINGS, 1);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> sum = tf.math.add(tf.constant(1f), tf.constant(2f));
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        float value =
            session.fetch(
                Map.of(), List.of(sum), List.of(), result -> ((TFloat32) result.get(0)).getFloat());
        assertThat(value).isEqualTo(3f);
      }
    }
    search("after", SETTINGS, 1);
    assertThat(boxes("after")).isEqualTo(boxes("before"));
  }

  @Test
  void edgeBoxesWithoutAModelAreAUsersMistake() {
    ProposalSettings.Builder settings = ProposalSettings.newBuilder();
    settings.getEdgeBoxesBuilder();
    assertThatThrownBy(() -> BoxSearches.of(settings.build(), Optional.empty()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("--model FILE");
  }
}
