package io.intarsia.data.importer;

import io.intarsia.data.layout.Layouts;
import java.nio.file.Path;
import java.util.List;

/**
 * What to import, where to, and within which limits.
 *
 * @param sources folders, archives and lists, in the order in which their pictures are numbered
 * @param only glob that names of files must match; empty for all
 * @param out directory to make
 * @param layout what the names in the sources mean
 * @param limits which pictures are taken by their size
 * @param rejectLimit how many may be refused
 * @param maxShardBytes length that no shard exceeds, unless by its only record
 * @param threads pictures decoded side by side; changes the time, never the outcome
 * @param ifExists what becomes of a data set that is there already
 */
public record ImportRequest(
    List<Path> sources,
    String only,
    Path out,
    Layouts.Choice layout,
    PictureLimits limits,
    RejectLimit rejectLimit,
    long maxShardBytes,
    int threads,
    IfExists ifExists) {
  /** Large enough to be read in one go, small enough to copy and to verify in seconds. */
  public static final long DEFAULT_SHARD_BYTES = 128L << 20;

  /** What becomes of a data set that is there already. */
  public enum IfExists {
    /** It stays, and nothing is imported. */
    REFUSE,
    /** The new one takes its place when it is complete. */
    REPLACE
  }

  /** Copies the list. */
  public ImportRequest {
    sources = List.copyOf(sources);
    if (sources.isEmpty() || threads < 1 || maxShardBytes < 1) {
      throw new IllegalArgumentException(
          "expected a source, a thread and a byte at least, got %d, %d, %d"
              .formatted(sources.size(), threads, maxShardBytes));
    }
  }

  /** An import with the usual limits. */
  public static ImportRequest of(List<Path> sources, Path out) {
    return new ImportRequest(
        sources,
        "",
        out,
        Layouts.Choice.AUTO,
        PictureLimits.DEFAULT,
        RejectLimit.DEFAULT,
        DEFAULT_SHARD_BYTES,
        Runtime.getRuntime().availableProcessors(),
        IfExists.REFUSE);
  }
}
