package io.intarsia.data.importer;

import io.intarsia.core.UserException;
import io.intarsia.core.files.AtomicFiles;
import io.intarsia.core.graph.SessionOptions;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.DatasetFiles;
import io.intarsia.data.importer.ImportRequest.IfExists;
import io.intarsia.data.layout.Layout;
import io.intarsia.data.layout.Layouts;
import io.intarsia.data.layout.Survey;
import io.intarsia.data.source.ImageSource;
import io.intarsia.data.source.NamedOnly;
import io.intarsia.data.source.Sources;
import io.intarsia.proto.DatasetManifest;
import io.intarsia.proto.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Imports photographs: looks at all names once to recognise the layout, then reads, checks and
 * writes every picture. The same sources give the same bytes, whatever the number of threads.
 */
public final class Importer {
  private final ImportRequest request;
  private final Progress progress;
  private final List<ImageSource> sources = new ArrayList<>();
  private final List<Survey> surveys = new ArrayList<>();

  private Importer(ImportRequest request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * What an import made.
   *
   * @param containers kind of each source, in words
   * @param layout how the sources were understood, in words
   * @param ignored files that were no candidates by their names
   */
  public record Outcome(
      DatasetManifest manifest, List<String> containers, String layout, long ignored) {
    /** Copies the list. */
    public Outcome {
      containers = List.copyOf(containers);
    }
  }

  /**
   * Imports; the directory appears when everything is in it and on disk.
   *
   * @throws UserException if a source cannot be read, the directory exists, nothing is left, or too
   *     much is refused
   */
  public static Outcome run(ImportRequest request, Progress progress) throws IOException {
    if (Files.exists(request.out())) {
      checkReplaceable(request);
    }
    return new Importer(request, progress).run();
  }

  /** Only a data set is ever replaced, and only if that is asked for. */
  private static void checkReplaceable(ImportRequest request) {
    if (request.ifExists() == IfExists.REFUSE) {
      throw new UserException(
          "%s exists already; choose another --out, or replace it with --overwrite"
              .formatted(request.out()));
    }
    if (!Files.exists(request.out().resolve(DatasetFiles.MANIFEST))) {
      throw new UserException(
          "%s exists and is no data set, so it is not overwritten; choose another --out"
              .formatted(request.out()));
    }
  }

  private Outcome run() throws IOException {
    for (Path path : request.sources()) {
      ImageSource source = open(path);
      sources.add(source);
      surveys.add(Survey.of(source));
    }
    Layout layout = Layouts.detect(surveys, request.layout());
    Path partial = AtomicFiles.newPartial(request.out());
    try {
      DatasetManifest manifest = fill(partial, layout);
      AtomicFiles.deleteTree(request.out());
      AtomicFiles.publish(partial, request.out());
      List<String> kinds = sources.stream().map(ImageSource::kind).toList();
      long ignored = surveys.stream().mapToLong(Survey::others).sum();
      return new Outcome(manifest, kinds, layout.description(), ignored);
    } finally {
      AtomicFiles.deleteTree(partial);
    }
  }

  private ImageSource open(Path path) throws IOException {
    ImageSource source = Sources.open(path);
    return request.only().isEmpty() ? source : new NamedOnly(source, request.only());
  }

  private DatasetManifest fill(Path directory, Layout layout) throws IOException {
    long pictures = surveys.stream().mapToLong(Survey::pictures).sum();
    SessionOptions options = new SessionOptions(request.threads(), Precision.FLOAT32);
    Rejects rejects = new Rejects();
    try (ImageCodec codec = new ImageCodec(options);
        DatasetBuilder builder = new DatasetBuilder(directory, layout, request.maxShardBytes());
        Progress.Task task = progress.start("import", pictures, "pictures");
        Intake intake =
            new Intake(
                request,
                layout,
                new PictureCheck(codec, request.limits()),
                builder,
                rejects,
                pictures,
                task)) {
      for (int source = 0; source < sources.size(); source++) {
        int number = source;
        sources.get(source).visit(file -> intake.take(number, file));
      }
      intake.finish();
      DatasetManifest manifest = builder.finish(rejects);
      if (manifest.getImages() == 0) {
        throw new UserException(
            "no picture in %s%s"
                .formatted(
                    request.sources(), rejects.total() == 0 ? "" : ": " + rejects.summary()));
      }
      return manifest;
    }
  }
}
