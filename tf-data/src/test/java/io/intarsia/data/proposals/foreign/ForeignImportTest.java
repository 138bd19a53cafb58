package io.intarsia.data.proposals.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.boxes.Box;
import io.intarsia.core.files.Npy;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.proposals.Proposals;
import io.intarsia.data.testing.Imports;
import io.intarsia.data.testing.VocTree;
import io.intarsia.proto.ProposalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Matrix;

/** Others' proposals in MATLAB's, JSON's and NumPy's files. */
class ForeignImportTest {
  private static final List<Box> BOXES = List.of(new Box(0, 1, 20, 10), new Box(2, 3, 9, 9));

  @TempDir Path folder;

  @BeforeEach
  void importPictures() throws IOException {
    Imports.run(
        folder.resolve("data"),
        VocTree.year("VOC2007", "000001", "000002").asFolder(folder.resolve("kit")));
  }

  private ImportedDataset data() throws IOException {
    return ImportedDataset.open(folder.resolve("data"));
  }

  private Proposals take(Path file, ProposalSettings settings) throws IOException {
    Path out = folder.resolve("proposals");
    ForeignImport.run(file, data(), settings, out);
    return Proposals.open(out, data());
  }

  private Proposals take(Path file) throws IOException {
    return take(file, ProposalSettings.getDefaultInstance());
  }

  private Path json(String content) throws IOException {
    return Files.writeString(folder.resolve("boxes.json"), content);
  }

  @Test
  void matlabsRowsAreTopLeftBottomRightFromOne() throws IOException {
    Matrix rows = Mat5.newMatrix(2, 4);
    double[][] values = {{2, 1, 10, 20}, {4, 3, 9, 9}};
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 4; column++) {
        rows.setDouble(row, column, values[row][column]);
      }
    }
    Cell boxes = Mat5.newCell(1, 2).set(0, rows).set(1, Mat5.newMatrix(0, 4));
    Cell images =
        Mat5.newCell(2, 1).set(0, Mat5.newString("000001")).set(1, Mat5.newString("000002"));
    Path file = folder.resolve("ss.mat");
    Mat5.writeToFile(
        Mat5.newMatFile().addArray("boxes", boxes).addArray("images", images), file.toFile());
    Proposals proposals = take(file);
    assertThat(proposals.boxes(0, 9)).isEqualTo(BOXES);
    assertThat(proposals.boxes(1, 9)).isEmpty();
    assertThat(proposals.manifest().getSettings().getImported().getFile()).isEqualTo("ss.mat");
  }

  @Test
  void jsonMayHaveScoresAndLeavesOtherPicturesUnsearched() throws IOException {
    Proposals proposals = take(json("{\"000001\": [[0, 1, 20, 10, 0.5], [2, 3, 9, 9, 0.25]]}"));
    assertThat(proposals.boxes(0, 9)).isEqualTo(BOXES);
    assertThat(proposals.scores(0, 9)).containsExactly(0.5f, 0.25f);
    assertThat(proposals.searched().contains(1)).isFalse();
  }

  @Test
  void numpysRowsBeginWithTheRecord() throws IOException {
    Path file = folder.resolve("boxes.npy");
    Npy.write(file, List.of(2L, 5L), new float[] {0, 0, 1, 20, 10, 0, 2, 3, 9, 9});
    Proposals proposals = take(file);
    assertThat(proposals.boxes(0, 9)).isEqualTo(BOXES);
    assertThat(proposals.boxes(1, 9)).isEmpty();
  }

  @Test
  void mostKeepsTheFirst() throws IOException {
    Path file = json("{\"000001\": [[0, 1, 20, 10], [2, 3, 9, 9]]}");
    assertThat(take(file, ProposalSettings.newBuilder().setMost(1).build()).boxes(0, 9))
        .isEqualTo(BOXES.subList(0, 1));
  }

  @Test
  void mistakesInFilesAreNamed() throws IOException {
    assertMistake(json("{\"7\": []}"), "has no picture '7'");
    assertMistake(json("{\"000001\": [[1, 2, 3]]}"), "expected 4 numbers or 5");
    assertMistake(json("{\"000001\": [[9, 2, 3, 4]]}"), "000001: no box has the edges");
    assertMistake(json("[1]"), "expected {\"name\":");
    assertMistake(
        json("{\"000001\": [[0, 0, 1, 1, 1], [0, 0, 1, 1]]}"), "some boxes have no score");
    Path array = folder.resolve("boxes.npy");
    Npy.write(array, List.of(1L, 5L), new float[] {2, 0, 0, 1, 1});
    assertMistake(array, "row 0: expected a record from 0 to 1, got 2.0");
    assertMistake(Files.writeString(folder.resolve("x.mat"), "no MATLAB file"), "x.mat");
    assertMistake(folder.resolve("boxes.csv"), "expected proposals in a .mat, .json or .npy file");
  }

  private void assertMistake(Path file, String message) {
    assertThatThrownBy(() -> take(file))
        .isInstanceOf(UserException.class)
        .hasMessageContaining(message);
  }
}
