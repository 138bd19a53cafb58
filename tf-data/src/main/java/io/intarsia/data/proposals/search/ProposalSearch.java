package io.intarsia.data.proposals.search;

import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import io.intarsia.data.dataset.ImportedDataset;
import io.intarsia.data.proposals.ProposalWriter;
import io.intarsia.data.proposals.SearchedRecords;
import io.intarsia.proto.PictureProposals;
import io.intarsia.proto.ProposalSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Searches the pictures of a data set on several threads. What is found depends on picture and
 * settings alone, so any number of threads gives the same bytes; a search that was stopped goes on
 * where it was.
 */
public final class ProposalSearch {
  private final ImportedDataset dataset;
  private final SearchedRecords searched;
  private final ProposalSettings settings;
  private final Supplier<BoxSearch> searches;

  /**
   * Prepares a search.
   *
   * @param settings with every default filled in
   * @param searches makes one for each thread
   */
  public ProposalSearch(
      ImportedDataset dataset,
      SearchedRecords searched,
      ProposalSettings settings,
      Supplier<BoxSearch> searches) {
    this.dataset = dataset;
    this.searched = searched;
    this.settings = settings;
    this.searches = searches;
  }

  /**
   * Searches and writes the proposals.
   *
   * @return how many pictures an earlier search had done
   * @throws UserException if the directory exists, or an unfinished search with other settings does
   */
  public long run(Path out, int threads, Progress progress) throws IOException {
    if (Files.exists(out)) {
      throw new UserException(
          "%s exists already: choose another --out, or remove it".formatted(out));
    }
    ProposalWriter writer = new ProposalWriter(dataset, searched);
    SearchParts parts = SearchParts.open(out, writer.head(settings), searched.records());
    long before = parts.done();
    try (Progress.Task task = progress.start("proposals", searched.size(), "pictures")) {
      task.at(before);
      search(parts, threads, new Count(task, new AtomicLong(before)));
    }
    writer.write(out, settings, parts::of);
    parts.delete();
    return before;
  }

  private record Count(Progress.Task task, AtomicLong done) {
    void add() {
      task.at(done.incrementAndGet());
    }
  }

  private void search(SearchParts parts, int threads, Count count) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    ThreadLocal<BoxSearch> search = ThreadLocal.withInitial(searches);
    try {
      List<Future<?>> jobs = new ArrayList<>();
      for (int number : parts.missing()) {
        jobs.add(
            pool.submit(
                () -> {
                  parts.write(number, search(parts.records(number), search.get(), count));
                  return null;
                }));
      }
      for (Future<?> job : jobs) {
        job.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("the search failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      end(pool);
    }
  }

  private List<PictureProposals> search(List<Long> records, BoxSearch search, Count count)
      throws IOException {
    List<PictureProposals> found = new ArrayList<>();
    for (long record : records) {
      found.add(search.boxes(dataset.read(record)));
      count.add();
    }
    return found;
  }

  /** Drops what is not begun, and waits for the rest. */
  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    try {
      pool.awaitTermination(1, TimeUnit.HOURS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
