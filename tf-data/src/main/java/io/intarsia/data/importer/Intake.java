package io.intarsia.data.importer;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.importer.DatasetBuilder.Prepared;
import io.intarsia.data.layout.Layout;
import io.intarsia.data.layout.Layout.Placement;
import io.intarsia.data.layout.RejectedException;
import io.intarsia.data.layout.Survey;
import io.intarsia.data.source.SourceFile;
import io.intarsia.proto.RejectReason;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Takes the files of the sources one by one; each ends as a record or as a named reject. */
final class Intake implements AutoCloseable {
  private final Layout layout;
  private final PictureCheck check;
  private final DatasetBuilder builder;
  private final Rejects rejects;
  private final RejectLimit limit;
  private final long expected;
  private final Progress.Task progress;
  private final OrderedWorkers<Verdict> workers;
  private final Set<String> ids = new HashSet<>();
  private long done;

  /** What becomes of a file. */
  private sealed interface Verdict {
    record Taken(Prepared picture) implements Verdict {}

    record Refused(String name, RejectedException why) implements Verdict {}
  }

  /**
   * Starts the workers.
   *
   * @param expected files that will be shown, of which the limit's share is taken
   */
  Intake(
      ImportRequest request,
      Layout layout,
      PictureCheck check,
      DatasetBuilder builder,
      Rejects rejects,
      long expected,
      Progress.Task progress) {
    this.layout = layout;
    this.check = check;
    this.builder = builder;
    this.rejects = rejects;
    this.limit = request.rejectLimit();
    this.expected = expected;
    this.progress = progress;
    this.workers = new OrderedWorkers<>(request.threads(), this::receive);
  }

  /**
   * Takes a file.
   *
   * @param source number of the source that it is in
   */
  void take(int source, SourceFile file) throws IOException {
    try {
      if (file.problem().isPresent()) {
        throw new RejectedException(file.problem().get(), "");
      }
      Optional<Placement> placement =
          Survey.maybePicture(file) ? layout.place(source, file) : Optional.empty();
      if (placement.isPresent()) {
        submit(file, placement.get());
      }
    } catch (RejectedException e) {
      refuse(file.name(), e);
    }
  }

  private void refuse(String name, RejectedException why) throws IOException {
    workers.submit(() -> new Verdict.Refused(name, why), 0);
  }

  private void submit(SourceFile file, Placement placement) throws IOException, RejectedException {
    if (!ids.add(placement.id())) {
      throw new RejectedException(RejectReason.DUPLICATE_NAME, "");
    }
    if (file.size() > PictureLimits.MAX_FILE_BYTES) {
      throw new RejectedException(RejectReason.TOO_LARGE, file.size() + " bytes");
    }
    byte[] content = file.content().read();
    workers.submit(job(file.name(), content, placement), content.length);
  }

  private Callable<Verdict> job(String name, byte[] content, Placement placement) {
    return () -> {
      try {
        return new Verdict.Taken(Prepared.of(check.check(content), placement));
      } catch (RejectedException e) {
        return new Verdict.Refused(name, e);
      }
    };
  }

  private void receive(Verdict verdict) throws IOException {
    if (verdict instanceof Verdict.Taken taken) {
      builder.add(taken.picture());
    } else if (verdict instanceof Verdict.Refused refused) {
      rejects.add(refused.name(), refused.why().reason(), refused.why().detail());
      if (limit.isExceeded(rejects.total(), expected)) {
        throw new UserException(
            "over %s of %d pictures are refused (%s); mend the source, or allow more with"
                    .formatted(limit.words(), expected, rejects.summary())
                + " --max-rejects");
      }
    }
    progress.at(++done);
  }

  /** Names the pictures that should have come, and waits until every file has become something. */
  void finish() throws IOException {
    for (String id : layout.expected()) {
      if (ids.add(id)) {
        refuse(id, new RejectedException(RejectReason.MISSING, "a list of the data set names it"));
      }
    }
    workers.drain();
  }

  @Override
  public void close() {
    workers.close();
  }
}
