package io.intarsia.cli.commands;

import io.intarsia.cli.Arguments;
import io.intarsia.cli.Command;
import io.intarsia.cli.Console;
import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.progress.Progress;
import io.intarsia.eval.detection.page.BoxPicture;
import io.intarsia.eval.detector.Finding;
import io.intarsia.eval.detector.FindingsJson;
import io.intarsia.eval.detector.PublishedDetector;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/** {@code intarsia detect}: objects in photographs, drawn and listed. */
public final class DetectCommand implements Command {
  /** Longer side of the pictures drawn. */
  private static final int SIDE = 800;

  private static final String JSON = "detections.json";

  @Override
  public String name() {
    return "detect";
  }

  @Override
  public String summary() {
    return "find objects in photographs by a published detector, draw and list them";
  }

  @Override
  public Help help() {
    return new Help(
        "--model DIR --images DIR --out DIR [--proposals search|windows|DIR [--data DIR]]"
            + " [--score S]",
        "Looks for objects in each JPEG or PNG of a folder. Writes each picture with a box, class and"
            + " score for every object of at least that score, and "
            + JSON
            + " with all that the detector found. Regions to look at come from Selective Search,"
            + " as in training, or are windows laid over the picture, which is faster and what"
            + " TensorFlow Serving does on image bytes alone. For pictures of a data set they can be"
            + " those that intarsia proposals has found there; each file must be the picture of its"
            + " name. A file that cannot be decoded is named"
            + " and left out.",
        List.of(
            "intarsia detect --model reports/jigsaw-detection/model/detector/1 --images photos"
                + " --out detected",
            "intarsia detect --model reports/jigsaw-detection/model/detector/1 --images photos"
                + " --out detected --proposals data/voc-proposals --data data/voc"));
  }

  @Override
  public Options options() {
    Options options =
        new Options()
            .addOption(Arguments.required("model", "DIR", "a version of a published detector"))
            .addOption(Arguments.required("images", "DIR", "a folder of JPEG and PNG files"))
            .addOption(Arguments.required("out", "DIR", "where pictures and list go"))
            .addOption(Arguments.optional("score", "S", "of what is drawn, 0.5 by default"));
    return RegionChoice.addOptions(options);
  }

  @Override
  public void run(CommandLine line, Console console) throws IOException {
    List<Path> pictures = PictureFolder.list(Arguments.existingPath(line, "images"));
    double score = Arguments.number(line, "score", 0.5, 0, 1);
    RegionChoice regions = RegionChoice.of(line, pictures);
    Path out = Files.createDirectories(Path.of(line.getOptionValue("out")));
    Map<String, List<Finding>> found = new LinkedHashMap<>();
    try (PublishedDetector detector =
            PublishedDetector.load(Arguments.existingPath(line, "model"));
        Progress.Task task = console.progress().start("detect", pictures.size(), "pictures")) {
      for (int i = 0; i < pictures.size(); i++) {
        Path picture = pictures.get(i);
        try {
          byte[] bytes = Files.readAllBytes(picture);
          List<Finding> findings = regions.find(detector, picture, bytes);
          found.put(String.valueOf(picture.getFileName()), findings);
          draw(bytes, above(findings, score), out.resolve(picture.getFileName() + ".png"));
        } catch (UserException e) {
          console.out().printf("left out: %s: %s%n", picture, e.getMessage());
        }
        task.at(i + 1L);
      }
    }
    if (found.isEmpty()) {
      throw new UserException("none of the %d pictures can be decoded".formatted(pictures.size()));
    }
    AtomicFiles.write(
        out.resolve(JSON), FindingsJson.write(found).getBytes(StandardCharsets.UTF_8));
    console
        .out()
        .printf(
            "%,d objects drawn in %,d pictures: %s%n",
            found.values().stream().mapToLong(each -> above(each, score).size()).sum(),
            found.size(),
            out);
  }

  private static List<Finding> above(List<Finding> findings, double score) {
    return findings.stream().filter(finding -> finding.score() >= score).toList();
  }

  /** Draws the most probable on top. */
  private static void draw(byte[] bytes, List<Finding> findings, Path target) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
    if (picture == null) {
      throw new UserException("this Java cannot draw on it");
    }
    BoxPicture drawn = new BoxPicture(picture);
    for (int i = findings.size() - 1; i >= 0; i--) {
      Finding finding = findings.get(i);
      String label = String.format(Locale.ROOT, "%s %.2f", finding.category(), finding.score());
      drawn.mark(BoxPicture.Kind.PLAIN, label, finding.box());
    }
    AtomicFiles.write(target, stream -> ImageIO.write(drawn.draw(SIDE), "png", stream));
  }
}
