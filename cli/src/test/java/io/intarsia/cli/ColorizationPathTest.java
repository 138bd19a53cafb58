package io.intarsia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Colorization from photographs to coloured photographs, by commands, with the smallest network.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColorizationPathTest {
  private static final String CONFIG =
      """
      backbone { width: 0.0625 input: LIGHTNESS resnet { depth: 18 res5_stride: 1 } }
      pretext { colorization { photo { resize: 64 crop: 64 target: 4 } } }
      input { batch_size: 4 holdout_fraction: 0.2 }
      schedule { steps: 2 learning_rate: 0.01 }
      """;

  @TempDir static Path folder;
  private final CommandRun shell = new CommandRun(Main.commands());

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private int colorize(String model, String out, String... more) {
    List<String> words =
        new ArrayList<>(List.of("colorize", "--model", at("models/" + model + "/1")));
    words.addAll(List.of("--images", at("photos"), "--out", at(out)));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  @BeforeAll
  void trainAndPublish() throws IOException {
    Path photos = Files.createDirectory(folder.resolve("photos"));
    for (int i = 0; i < 10; i++) {
      BufferedImage photo = new BufferedImage(90, 64 + i, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = photo.createGraphics();
      graphics.setColor(Color.getHSBColor(i / 10f, 0.8f, 0.7f));
      graphics.fillOval(5 * i, 5, 50, 50);
      graphics.dispose();
      ImageIO.write(photo, "jpg", photos.resolve("photo" + i + ".jpg").toFile());
    }
    Files.writeString(folder.resolve("config.txtpb"), CONFIG);
    assertThat(shell.run("data", "import", "--source", at("photos"), "--out", at("data"))).isZero();
    assertThat(
            shell.run(
                "pretrain",
                "--config",
                at("config.txtpb"),
                "--data",
                at("data"),
                "--out",
                at("run")))
        .isZero();
    assertThat(shell.run("export", "--run", at("run"), "--name", "colors", "--to", at("models")))
        .isZero();
  }

  @Test
  void photographsAreColouredAndWhatIsNoneIsNamed() throws IOException {
    Files.writeString(folder.resolve("photos/no-photo.png"), "no photo");
    assertThat(colorize("colors", "out")).isZero();
    assertThat(shell.out())
        .contains("left out")
        .contains("no-photo.png")
        .contains("10 of 11 pictures");
    BufferedImage coloured = ImageIO.read(folder.resolve("out/photo3.jpg.png").toFile());
    assertThat(coloured.getWidth()).isEqualTo(90);
    assertThat(coloured.getHeight()).isEqualTo(67);
    assertThat(ImageIO.read(folder.resolve("out/contact-sheet.png").toFile())).isNotNull();
  }

  @Test
  void theModelSaysThatItColorizes() {
    assertThat(shell.run("inspect", at("models/colors/1"))).isZero();
    assertThat(shell.out()).contains("colorize").contains("png_bytes");
  }

  @Test
  void exportedWeightsAreTheBackbonesAlone() throws IOException {
    assertThat(
            shell.run(
                "weights",
                "export",
                "--model",
                at("models/colors/1"),
                "--out",
                at("w.safetensors")))
        .isZero();
    assertThat(shell.run("inspect", at("w.safetensors"))).isZero();
    // 20 convolutions and 20 normalisations of four tensors each; the head would be two more.
    assertThat(shell.out()).contains("conv1.weight", " 100 tensors");
    assertThat(
            shell.run(
                "weights", "import", "--from", at("w.safetensors"), "--to", at("models/bare")))
        .isZero();
    assertThat(colorize("bare", "no")).isEqualTo(2);
    assertThat(shell.err()).contains("has no signature 'colorize'");

    assertThat(taught("no-list.txt")).isEqualTo(2);
    assertThat(shell.err()).contains("no-list.txt: there is no such file");
    Files.writeString(folder.resolve("classes.txt"), "cat\nboat\n");
    assertThat(taught("classes.txt")).isZero();
    assertThat(shell.run("inspect", at("models/taught/1"))).isZero();
    assertThat(shell.out()).contains("taught_classes: \"boat\"", "taught_classes: \"cat\"");
  }

  private int taught(String classes) {
    return shell.run(
        "weights",
        "import",
        "--from",
        at("w.safetensors"),
        "--out",
        at("models/taught"),
        "--taught-classes",
        at(classes));
  }

  @Test
  void aTemperatureThatIsNoneIsAUsersMistake() {
    assertThat(colorize("colors", "no", "--temperature", "0")).isEqualTo(2);
    assertThat(shell.err()).contains("--temperature");
  }
}
