package io.intarsia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looks at a task's input or times it, over a folder imported by {@code data import}. */
class InputCommandsTest {
  @TempDir Path folder;
  private final CommandRun shell = new CommandRun(Main.commands());

  @BeforeEach
  void importPhotos() throws IOException {
    Path photos = Files.createDirectories(folder.resolve("photos"));
    for (int i = 0; i < 6; i++) {
      BufferedImage image = new BufferedImage(80, 60 + i, BufferedImage.TYPE_INT_RGB);
      image.createGraphics().fillOval(5 * i, 10, 30, 30);
      ImageIO.write(image, "jpg", photos.resolve("photo" + i + ".jpg").toFile());
    }
    assertThat(shell.run("data", "import", "--source", photos.toString(), "--out", data()))
        .isZero();
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  @Test
  void dataShowWritesAPicture() throws IOException {
    Path config = Files.writeString(folder.resolve("c.txtpb"), "pretext { jigsaw {} }");
    Path sheet = folder.resolve("sheet.png");
    int code =
        shell.run(
            "data",
            "show",
            "--pretext",
            config.toString(),
            "--data",
            data(),
            "--out",
            sheet.toString(),
            "--samples",
            "3",
            "--set",
            "pretext.jigsaw.permutations.size=10");
    assertThat(shell.err()).isEmpty();
    assertThat(code).isZero();
    assertThat(ImageIO.read(sheet.toFile()).getWidth()).isGreaterThan(1000);
  }

  @Test
  void benchInputPrintsTheRateAndARepeatableChecksum() {
    String[] command = {
      "bench",
      "input",
      "--pretext",
      "jigsaw",
      "--data",
      data(),
      "--patch",
      "32",
      "--batch",
      "4",
      "--samples",
      "8",
      "--set",
      "pretext.jigsaw.permutations.size=10"
    };
    assertThat(shell.run(command)).isZero();
    List<String> once = shell.out().lines().toList();
    assertThat(once.get(0)).matches("samples_per_second: \\d+\\.\\d");
    assertThat(once.get(1)).matches("processors_busy: \\d+\\.\\d\\d");
    assertThat(once.get(3)).matches("first_batch_crc32c: [0-9a-f]{8}");
    assertThat(shell.run(command)).isZero();
    assertThat(shell.out().lines().toList().get(3)).isEqualTo(once.get(3));
  }

  @Test
  void aPatchThatDoesNotFitIsAUsersMistake() {
    assertThat(shell.run("bench", "input", "--data", data(), "--patch", "86")).isEqualTo(2);
    assertThat(shell.err()).contains("pretext.jigsaw.puzzle.patch must be at most the cell's side");
  }

  @Test
  void countedColorsAreTheBinsOfAColorizationRun() throws IOException {
    Path bins = folder.resolve("bins.txtpb");
    String[] count = {
      "data", "ab-prior", "--data", data(), "--grid", "20", "--sigma", "0", "--out", bins.toString()
    };
    assertThat(shell.run(count)).isZero();
    // White discs on black: JPEG leaves a few cells around grey.
    assertThat(shell.out())
        .contains(" bins from 6 photos")
        .containsPattern("most_frequent: a \\S+, b \\S+: \\d+\\.\\d %");
    Path config =
        Files.writeString(
            folder.resolve("c.txtpb"),
            "backbone { input: LIGHTNESS resnet {} } pretext { colorization {"
                + " bins { file: '%s' } encoding { neighbors: 1 }".formatted(bins)
                + " photo { resize: 0 crop: 48 target: 6 } } }");
    Path sheet = folder.resolve("sheet.png");
    String[] show = {
      "data", "show", "--pretext", config.toString(), "--data", data(), "--out", sheet.toString()
    };
    assertThat(shell.run(show)).isZero();
    assertThat(ImageIO.read(sheet.toFile()).getWidth()).isGreaterThan(1000);
    assertThat(
            shell.run(
                "bench",
                "input",
                "--config",
                config.toString(),
                "--data",
                data(),
                "--samples",
                "8"))
        .isZero();
    assertThat(shell.out()).contains("samples_per_second: ");
  }

  @Test
  void benchEncodingPrintsHowMuchTheTableSaves() {
    assertThat(
            shell.run(
                "bench",
                "encoding",
                "--rounds",
                "3",
                "--set",
                "pretext.colorization.photo.target=14"))
        .isZero();
    assertThat(shell.out().lines().toList().get(3)).matches("ratio: \\d+\\.\\d\\d");
  }

  @Test
  void aGridThatIsNoStepIsAUsersMistake() {
    assertThat(shell.run("data", "ab-prior", "--data", data(), "--grid", "hexagons", "--out", "x"))
        .isEqualTo(2);
    assertThat(shell.err())
        .contains("--grid: expected a whole number from 2 to 64, got 'hexagons'");
  }
}
