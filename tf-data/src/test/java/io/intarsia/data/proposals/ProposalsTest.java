package io.intarsia.data.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.files.Npy;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.testing.FileTree;
import io.intarsia.data.testing.Imports;
import io.intarsia.data.testing.VocTree;
import io.intarsia.proto.PictureProposals;
import io.intarsia.proto.ProposalSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalsTest {
  private static final PictureProposals FIRST =
      PictureProposals.newBuilder()
          .addAllEdges(List.of(0f, 1f, 20f, 10f, 2.5f, 3f, 9f, 9.5f))
          .addAllScores(List.of(0.75f, 0.5f))
          .build();

  @TempDir Path folder;

  @BeforeEach
  void writeProposals() throws IOException {
    write(data("data", "000001", "000002"), SearchedRecords.of(data(), List.of(), 9));
  }

  private ImportedDataset data(String name, String firstId, String secondId) throws IOException {
    FileTree kit = VocTree.year("VOC2007", firstId, secondId);
    return Imports.run(folder.resolve(name), kit.asFolder(folder.resolve("kit-" + name)));
  }

  private ImportedDataset data() throws IOException {
    return ImportedDataset.open(folder.resolve("data"));
  }

  private Path out() {
    return folder.resolve("proposals");
  }

  /** Two boxes for record 0, none for record 1. */
  private void write(ImportedDataset data, SearchedRecords searched) throws IOException {
    new ProposalWriter(data, searched)
        .write(
            out(),
            ProposalSettings.getDefaultInstance(),
            record -> record == 0 ? FIRST : PictureProposals.getDefaultInstance());
  }

  @Test
  void boxesAndScoresComeBackInTheirOrder() throws IOException {
    Proposals proposals = Proposals.open(out(), data());
    assertThat(proposals.boxes(0, 9))
        .containsExactly(new Box(0, 1, 20, 10), new Box(2.5f, 3, 9, 9.5f));
    assertThat(proposals.scores(0, 9)).containsExactly(0.75f, 0.5f);
    assertThat(proposals.boxes(0, 1)).containsExactly(new Box(0, 1, 20, 10));
    assertThat(proposals.boxes(1, 9)).isEmpty();
    assertThat(Files.readAllLines(out().resolve(ProposalFiles.IDS)))
        .isEqualTo(Imports.names(data()));
  }

  @Test
  void aDirectoryThatIsThereIsNotOverwritten() {
    assertThatThrownBy(() -> write(data(), SearchedRecords.of(data(), List.of(), 9)))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void proposalsForOtherDataAreRefused() throws IOException {
    ImportedDataset other = data("other", "000003", "000004");
    assertThatThrownBy(() -> Proposals.open(out(), other))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds proposals for the data set 'data'");
  }

  @Test
  void aRecordThatWasNotSearchedIsNotTakenForOneWithoutBoxes() throws IOException {
    Files.move(out(), folder.resolve("all"));
    write(data(), SearchedRecords.of(data(), List.of("trainval"), 9));
    Proposals proposals = Proposals.open(out(), data());
    long test = data().records("test")[0];
    assertThat(proposals.searched().contains(test)).isFalse();
    assertThatThrownBy(() -> proposals.boxes(test, 9))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("only 1 of 2 pictures were searched");
  }

  @Test
  void filesThatAreCutOffOrMissingAreNamed() throws IOException {
    Path boxes = out().resolve(ProposalFiles.BOXES);
    byte[] content = Files.readAllBytes(boxes);
    Files.write(boxes, Arrays.copyOf(content, content.length - 1));
    assertDamaged("boxes.npy: cut off");
    Files.delete(boxes);
    assertDamaged("boxes.npy");
  }

  @Test
  void anIndexThatFallsIsRefused() throws IOException {
    Npy.write(out().resolve(ProposalFiles.OFFSETS), List.of(3L), new long[] {0, 3, 2});
    assertDamaged("does not rise from 0 to the 2 boxes");
  }

  @Test
  void arraysOfAnotherShapeAreRefused() throws IOException {
    Npy.write(out().resolve(ProposalFiles.SCORES), List.of(1L, 1L), new float[1]);
    assertDamaged("scores.npy has the shape [1, 1], expected [2, 1]");
  }

  @Test
  void edgesThatAreNoBoxAreRefusedWhenRead() throws IOException {
    Npy.write(
        out().resolve(ProposalFiles.BOXES),
        List.of(2L, 4L),
        new float[] {0, 1, 2, 3, 5, 0, Float.NaN, 1});
    Proposals proposals = Proposals.open(out(), data());
    assertThatThrownBy(() -> proposals.boxes(0, 9))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is damaged: no box has the edges");
  }

  private void assertDamaged(String how) {
    assertThatThrownBy(() -> Proposals.open(out(), data()))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is damaged: ")
        .hasMessageContaining(how);
  }
}
