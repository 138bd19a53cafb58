package io.intarsia.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.intarsia.core.UserException;
import io.intarsia.core.graph.GraphSession;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.data.dataset.ImportedDataset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;

/** A record that cannot be used stops the run, and is named. */
class FailedRecordTest {
  @TempDir Path folder;

  /** What a run over an epoch says in the end. */
  private static RuntimeException failureOf(ImportedDataset dataset) {
    PretextInput input = new PretextInput(Batches.smallPuzzle().build(), dataset);
    try (Graph graph = new Graph()) {
      InputGraph stream = input.training(graph, Workers.alone());
      try (GraphSession session = GraphSession.open(graph, SessionOptions.defaults())) {
        stream.start(session, 0);
        for (long position = 0; ; position += 4) {
          RuntimeException failure =
              catchThrowableOfType(RuntimeException.class, () -> stream.nextChecksum(session));
          if (failure != null) {
            return stream.explain(failure, position);
          }
          assertThat(position).isLessThan(input.trainingRecords());
        }
      }
    }
  }

  private static List<byte[]> pictures(int count) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pictures.add(TestDataset.encode(TestDataset.picture(50, 50, i), "jpg"));
    }
    return pictures;
  }

  @Test
  void anUndecodablePictureIsNamed() throws IOException {
    List<byte[]> pictures = pictures(12);
    pictures.set(7, "no picture".getBytes(StandardCharsets.UTF_8));
    assertThat(failureOf(TestDataset.write(folder, pictures)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("record 7, 'picture-7', cannot be decoded");
  }

  @Test
  void aDamagedRecordIsNamed() throws IOException {
    ImportedDataset dataset = TestDataset.write(folder, pictures(12));
    Path shard = folder.resolve(DatasetFiles.shard(1));
    byte[] content = Files.readAllBytes(shard);
    content[(int) dataset.offset()[6] + 300] ^= 1;
    Files.write(shard, content);
    assertThat(failureOf(dataset))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("record 6 cannot be read")
        .hasMessageContaining("checksum");
  }
}
