package io.intarsia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intarsia.core.progress.Progress;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    err.reset();
    Console console =
        new Console(new PrintStream(out, true, StandardCharsets.UTF_8), Progress.silent());
    return new Main(Main.commands(), console, new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(List.of(args));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
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
    assertThat(run("data", "import", "--source", at("photos"), "--out", at("data"))).isZero();
    assertThat(
            run(
                "pretrain",
                "--config",
                at("config.txtpb"),
                "--data",
                at("data"),
                "--out",
                at("run")))
        .isZero();
    assertThat(run("export", "--run", at("run"), "--name", "colors", "--to", at("models")))
        .isZero();
  }

  @Test
  void photographsAreColouredAndWhatIsNoneIsNamed() throws IOException {
    Files.writeString(folder.resolve("photos/no-photo.png"), "no photo");
    assertThat(
            run(
                "colorize",
                "--model",
                at("models/colors/1"),
                "--images",
                at("photos"),
                "--out",
                at("out")))
        .isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
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
    assertThat(run("inspect", at("models/colors/1"))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("colorize").contains("png_bytes");
  }

  @Test
  void exportedWeightsAreTheBackbonesAlone() {
    assertThat(
            run(
                "weights",
                "export",
                "--model",
                at("models/colors/1"),
                "--out",
                at("w.safetensors")))
        .isZero();
    assertThat(run("inspect", at("w.safetensors"))).isZero();
    // 20 convolutions and 20 normalisations of four tensors each; the head would be two more.
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("conv1.weight", " 100 tensors");
    assertThat(run("weights", "import", "--from", at("w.safetensors"), "--to", at("models/bare")))
        .isZero();
    assertThat(
            run(
                "colorize",
                "--model",
                at("models/bare/1"),
                "--images",
                at("photos"),
                "--out",
                at("no")))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("has no signature 'colorize'");
  }

  @Test
  void aTemperatureThatIsNoneIsAUsersMistake() {
    assertThat(
            run(
                "colorize",
                "--model",
                at("models/colors/1"),
                "--images",
                at("photos"),
                "--out",
                at("no"),
                "--temperature",
                "0"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--temperature");
  }
}
