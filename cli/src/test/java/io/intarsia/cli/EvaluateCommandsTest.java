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

/** Every way to judge a backbone, by commands, on colours and with the smallest network. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluateCommandsTest {
  private static final String EXPERIMENT =
      """
      backbone { width: 0.0625 resnet { depth: 18 } }
      pretext { supervised { photo { crop: 32 } } }
      input { batch_size: 4 split: "train" holdout_fraction: 0 }
      schedule { steps: 2 learning_rate: 0.01 }
      """;

  private static final String TWIN =
      "random_twin { seeds: 1 statistics_batches: 2 statistics_batch_size: 4 }\n";
  private static final String LAYERS =
      "features { layers: \"conv1\" layers: \"res3\" image_side: 32 batch_size: 4 }\n" + TWIN;

  @TempDir static Path folder;
  private final CommandRun shell = new CommandRun(Main.commands());

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static void config(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".txtpb"), "name: \"" + name + "\"\n" + text);
  }

  private int evaluate(String verb, String config, String model, String... more) {
    List<String> words = new ArrayList<>(List.of("evaluate", verb, "--model", at(model)));
    words.addAll(List.of("--config", at(config + ".txtpb")));
    words.addAll(List.of("--data", at("data"), "--out", at("reports/" + verb)));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  @BeforeAll
  void trainAndPublish() throws IOException {
    for (Color color : List.of(Color.RED, Color.GREEN, Color.BLUE)) {
      for (String split : List.of("train", "val")) {
        paint(folder.resolve("photos").resolve(split).resolve("c" + color.getRGB()), color);
      }
    }
    Files.writeString(folder.resolve("experiment.txtpb"), EXPERIMENT);
    config("machines", LAYERS + "linear_svm { costs: 1 costs: 10 }");
    config("few", LAYERS + "low_shot { k: 1 k: 4 costs: 1 }");
    config("neighbours", LAYERS + "knn { k: 1 }");
    config("probe", LAYERS + "linear_probe { cached {} batch_size: 6 schedule { steps: 3 } }");
    config(
        "tuned",
        "features { image_side: 32 }\n"
            + TWIN
            + "fine_tune { batch_size: 6 schedule { steps: 2 } }");
    assertThat(shell.run("data", "import", "--source", at("photos"), "--out", at("data"))).isZero();
    String[] pretrain = {"--config", at("experiment.txtpb"), "--data", at("data")};
    assertThat(
            shell.run(
                "pretrain", pretrain[0], pretrain[1], pretrain[2], pretrain[3], "--out", at("run")))
        .isZero();
    assertThat(shell.run("export", "--run", at("run"), "--name", "tiny", "--to", at("models")))
        .isZero();
  }

  private static void paint(Path directory, Color color) throws IOException {
    Files.createDirectories(directory);
    for (int i = 0; i < 4; i++) {
      BufferedImage image = new BufferedImage(40, 36 + i, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(color);
      graphics.fillRect(0, 0, 40, 20 + i);
      graphics.dispose();
      ImageIO.write(image, "png", directory.resolve(i + ".png").toFile());
    }
  }

  @Test
  void everyVerbWritesItsReport() {
    assertThat(evaluate("svm", "machines", "models/tiny/1", "--features", at("kept"))).isZero();
    assertThat(shell.out()).contains("tiny/1 on data").contains("random twin").contains("report:");
    assertThat(folder.resolve("kept/conv1.npy")).exists();
    assertThat(evaluate("knn", "neighbours", "models/tiny/1", "--features", at("kept"))).isZero();
    assertThat(evaluate("low-shot", "few", "models/tiny/1")).isZero();
    assertThat(evaluate("linear", "probe", "models/tiny/1", "--features", at("centres"))).isZero();
    assertThat(folder.resolve("centres/res3.npy")).exists();
    assertThat(evaluate("finetune", "tuned", "models/tiny/1")).isZero();
    assertThat(shell.out()).contains("variables taken from the model");
    for (String verb : List.of("svm", "knn", "low-shot", "linear", "finetune")) {
      assertThat(folder.resolve("reports/" + verb + "/report.html")).exists();
    }
  }

  @Test
  void aRunStandsForItsBestCheckpoint() {
    assertThat(evaluate("knn", "neighbours", "run")).isZero();
    assertThat(shell.out()).contains("run/1 on data");
  }

  @Test
  void aConfigOfAnotherEvaluationIsTheUsersMistake() {
    assertThat(evaluate("svm", "neighbours", "models/tiny/1")).isEqualTo(2);
    assertThat(shell.err()).contains("has no linear_svm; this command needs one");
  }

  @Test
  void featuresOfCentresAreForLinearClassifiersWithCachedViews() {
    String[] made = {"--model", at("models/tiny/1"), "--data", at("data"), "--side", "32"};
    assertThat(
            shell.run(
                "features",
                made[0],
                made[1],
                made[2],
                made[3],
                made[4],
                made[5],
                "--framing",
                "centred",
                "--layers",
                "conv1,res3",
                "--out",
                at("framed")))
        .isZero();
    assertThat(evaluate("linear", "probe", "models/tiny/1", "--features", at("framed"))).isZero();
    assertThat(evaluate("svm", "machines", "models/tiny/1", "--features", at("framed")))
        .isEqualTo(2);
    assertThat(shell.err()).contains("their preprocessing is 'cut to the square at the centre");
    assertThat(
            evaluate(
                "linear",
                "probe",
                "models/tiny/1",
                "--set",
                "linear_probe.augmented={}",
                "--features",
                at("framed")))
        .isEqualTo(2);
    assertThat(shell.err()).contains("linear_probe.augmented makes new features in every step");
  }

  @Test
  void theBenchmarkOfMachinesSaysHowItSolvedThem() {
    assertThat(shell.run("bench", "svm", "--rows", "60", "--dims", "8", "--classes", "1")).isZero();
    assertThat(shell.out())
        .contains("solver: gram\nproblems: 79\n")
        .contains("worst_objective_gap");
  }

  private int suite(String model, String out) {
    return shell.run(
        "evaluate",
        "suite",
        "--config",
        at("suite.txtpb"),
        "--model",
        model,
        "--data",
        "colours=" + at("data"),
        "--out",
        at(out));
  }

  @Test
  void aSuitePutsModelsSideBySideAndDoesNothingTwice() throws IOException {
    config(
        "rough",
        LAYERS.replace("image_side", "precision: BFLOAT16 image_side") + "linear_svm { costs: 1 }");
    config(
        "suite",
        """
        models { name: "random" random { like: "taught" seeds: 1 seeds: 4 } }
        models { name: "taught" }
        evaluations { config: "machines.txtpb" data: "colours" }
        evaluations { config: "rough.txtpb" data: "colours" }
        evaluations { config: "few.txtpb" data: "colours" }
        evaluations { config: "probe.txtpb" data: "colours" }
        evaluations { config: "tuned.txtpb" data: "colours" random_seeds: 1 }
        """);
    String taught = "taught=" + at("models/tiny/1");
    assertThat(suite(taught, "suite")).isZero();
    assertThat(shell.out()).contains("random").contains("taught").contains("machines on data");
    Path one = folder.resolve("suite/machines/taught/report.txtpb");
    var written = Files.getLastModifiedTime(one);
    assertThat(folder.resolve("suite/features/taught/colours-32/conv1.npy")).exists();
    assertThat(folder.resolve("suite/features/taught/colours-32-bfloat16/conv1.npy")).exists();
    String page = Files.readString(folder.resolve("suite/report.html"));
    assertThat(page).contains("href=\"machines/taught/report.html\"").contains("k = 4");
    for (String seed :
        List.of("machines/random/seed-1", "machines/random/seed-4", "tuned/random/seed-1")) {
      assertThat(page).contains("href=\"" + seed + "/report.html\"");
      assertThat(folder.resolve("suite/" + seed + "/report.html")).exists();
    }
    assertThat(folder.resolve("suite/tuned/random/seed-4")).doesNotExist();
    assertThat(folder.resolve("suite/features/random/seed-4/colours-32/res3.npy")).exists();
    assertThat(folder.resolve("suite/features/taught/colours-32-centred/res3.npy")).exists();
    // Two layers of two models, twice; honest and oracle scores of two k of the same; two layers
    // of two models; two networks.
    List<String> lines = Files.readAllLines(folder.resolve("suite/report.csv"));
    assertThat(lines).hasSize(1 + 4 + 4 + 16 + 4 + 2);
    assertThat(lines.get(1)).contains(",random,conv1,").matches(".*,2,[0-9.]+,[0-9.]+");

    assertThat(suite(taught, "suite")).isZero();
    assertThat(Files.getLastModifiedTime(one)).isEqualTo(written);
    Files.writeString(one, Files.readString(one) + "written_by: \"a later version\"\n");
    assertThat(suite(taught, "suite")).isZero();
    assertThat(suite("jigsaw=" + at("models/tiny/1"), "suite2")).isEqualTo(2);
    assertThat(shell.err()).contains("--model: the suite wants [taught], got [jigsaw]");
    assertThat(suite("taught", "suite2")).isEqualTo(2);
    assertThat(shell.err()).contains("--model: expected NAME=DIR, got 'taught'");
  }
}
