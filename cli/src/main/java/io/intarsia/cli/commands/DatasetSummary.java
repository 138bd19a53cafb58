package io.intarsia.cli.commands;

import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Labelling;
import io.intarsia.proto.Reject;
import io.intarsia.proto.RejectCount;
import io.intarsia.proto.Split;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints a manifest for people. */
final class DatasetSummary {
  private static final int REJECTS_NAMED = 5;
  private static final int NAME_WIDTH = 40;

  private DatasetSummary() {}

  static void print(DatasetManifest manifest, PrintStream out) {
    out.printf("pictures: %,d in %d shards%n", manifest.getImages(), manifest.getShardsCount());
    out.printf("labels: %s%n", labels(manifest));
    printSplits(manifest, out);
    printSizes(manifest, out);
    printRejects(manifest, out);
    out.printf("checksum: %s%n", manifest.getChecksum());
  }

  private static String labels(DatasetManifest manifest) {
    return switch (manifest.getLabelling()) {
      case UNLABELLED -> "none";
      case SINGLE_LABEL -> "one of %d classes".formatted(manifest.getClassesCount());
      case MULTI_LABEL -> "any of %d classes".formatted(manifest.getClassesCount());
    };
  }

  private static void printSplits(DatasetManifest manifest, PrintStream out) {
    for (Split split : manifest.getSplitsList()) {
      out.printf("split %s: %,d pictures%n", split.getName(), split.getImages());
    }
    if (manifest.getLabelling() != Labelling.UNLABELLED) {
      printClasses(manifest, out);
    }
  }

  /** A table: a row for each class, a column for each split. */
  private static void printClasses(DatasetManifest manifest, PrintStream out) {
    List<String> classes = manifest.getClassesList();
    int width = classes.stream().mapToInt(String::length).max().orElse(0);
    width = Math.min(NAME_WIDTH, Math.max(width, "class".length()));
    String name = "  %-" + width + "s";
    out.printf(name, "class");
    manifest.getSplitsList().forEach(split -> out.printf(" %10s", split.getName()));
    out.println();
    for (int label = 0; label < classes.size(); label++) {
      out.printf(name, classes.get(label));
      for (Split split : manifest.getSplitsList()) {
        out.printf(" %,10d", split.getClassImages(label));
      }
      out.println();
    }
  }

  private static void printSizes(DatasetManifest manifest, PrintStream out) {
    out.println("short side in pixels:");
    manifest
        .getShortSidesList()
        .forEach(
            bucket ->
                out.printf(
                    "  %5d to %5d %,10d%n",
                    bucket.getAtLeast(), bucket.getBelow() - 1, bucket.getImages()));
  }

  private static void printRejects(DatasetManifest manifest, PrintStream out) {
    long total = manifest.getRejectCountsList().stream().mapToLong(RejectCount::getImages).sum();
    out.printf("rejects: %s%n", total == 0 ? "none" : "%,d".formatted(total));
    for (RejectCount count : manifest.getRejectCountsList()) {
      out.printf("  %s: %,d%n", words(count), count.getImages());
      manifest.getRejectsList().stream()
          .filter(reject -> reject.getReason() == count.getReason())
          .limit(REJECTS_NAMED)
          .forEach(reject -> out.printf("    %s%n", line(reject)));
      if (count.getImages() > REJECTS_NAMED) {
        out.println("    ... (the manifest names more)");
      }
    }
  }

  private static String words(RejectCount count) {
    return count.getReason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String line(Reject reject) {
    return reject.hasDetail() ? reject.getName() + ": " + reject.getDetail() : reject.getName();
  }
}
