package io.intarsia.study.testing;

import io.intarsia.core.progress.Progress;
import io.intarsia.data.importer.ImportRequest;
import io.intarsia.data.importer.Importer;
import io.intarsia.proto.TrialConfig;
import io.intarsia.study.plan.Datasets;
import io.intarsia.study.plan.Planner;
import io.intarsia.study.plan.SweepFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Two data sets of a few pictures, an experiment, an evaluation, and sweeps over them.
 *
 * @param folder where they lie
 */
public record TinyStudy(Path folder) {
  /** What most sweeps begin with: an axis of sizes, one of backbones, one evaluation. */
  public static final String HEAD =
      """
      name: "tiny"
      base { file: "base.txtpb" }
      data: "pool"
      axes {
        name: "data"
        points { label: "2" number: 2 set: "input.subset_size=2" }
        points { label: "4" number: 4 set: "input.subset_size=4" }
      }
      axes {
        name: "backbone"
        points { label: "narrow" set: "backbone.width=0.0625" }
        points { label: "wide" set: "backbone.width=0.125" }
      }
      evaluations { name: "judged" file: "svm.txtpb" data: "judged" }
      """;

  /** Makes data and configs. */
  public static TinyStudy make(Path folder) throws IOException {
    TinyStudy study = new TinyStudy(folder);
    study.importPictures("pool", 6);
    study.importPictures("judged", 4);
    study.write(
        "base.txtpb",
        """
        name: "base"
        backbone { resnet { depth: 18 } }
        pretext { jigsaw { permutations { size: 10 } } }
        input { batch_size: 2 }
        schedule { steps: 3 }
        """);
    study.write(
        "svm.txtpb",
        """
        name: "svm"
        features { layers: "res3" image_side: 32 }
        linear_svm { costs: 1 }
        """);
    return study;
  }

  /** Writes a file beside the others. */
  public Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  /** Makes a data set of so many grey pictures. */
  public Path importPictures(String name, int count) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve(name + "-pictures"));
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i, i, 0xffffff);
      ImageIO.write(image, "png", pictures.resolve(i + ".png").toFile());
    }
    Path data = folder.resolve(name);
    Importer.run(ImportRequest.of(List.of(pictures), data), Progress.silent());
    return data;
  }

  /** Both data sets. */
  public Datasets datasets() throws IOException {
    return Datasets.of(
        List.of("pool=" + folder.resolve("pool"), "judged=" + folder.resolve("judged")));
  }

  /** A sweep of this text. */
  public SweepFile sweep(String text) throws IOException {
    return SweepFile.read(write("sweep.txtpb", text), List.of());
  }

  /** The trials of a sweep of this text. */
  public List<TrialConfig> trials(String text) throws IOException {
    return new Planner(sweep(text), datasets()).trials();
  }
}
