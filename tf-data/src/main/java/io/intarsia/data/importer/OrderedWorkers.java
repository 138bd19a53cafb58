package io.intarsia.data.importer;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs jobs side by side and hands their results over in the order in which the jobs came, in the
 * thread that brings them. Jobs under way are bounded by number and by bytes, so that memory is
 * too.
 */
final class OrderedWorkers<T> implements AutoCloseable {
  private static final int JOBS_PER_THREAD = 64;
  private static final long MAX_BYTES = 256L << 20;

  private final ExecutorService threads;
  private final int maxJobs;
  private final Receiver<T> receiver;
  private final Deque<Job<T>> jobs = new ArrayDeque<>();
  private long bytes;

  /** Takes the results, in order. */
  @FunctionalInterface
  interface Receiver<T> {
    void accept(T result) throws IOException;
  }

  private record Job<T>(Future<T> result, long bytes) {}

  OrderedWorkers(int threads, Receiver<T> receiver) {
    this.threads = Executors.newFixedThreadPool(threads);
    this.maxJobs = threads * JOBS_PER_THREAD;
    this.receiver = receiver;
  }

  /**
   * Brings a job; hands over finished results, and waits for one where too much is under way.
   *
   * @param weight bytes that the job keeps in memory
   */
  void submit(Callable<T> job, long weight) throws IOException {
    while (!jobs.isEmpty()
        && (jobs.size() >= maxJobs
            || bytes + weight > MAX_BYTES
            || jobs.getFirst().result().isDone())) {
      handOver();
    }
    jobs.add(new Job<>(threads.submit(job), weight));
    bytes += weight;
  }

  /** Hands over everything that is still under way. */
  void drain() throws IOException {
    while (!jobs.isEmpty()) {
      handOver();
    }
  }

  private void handOver() throws IOException {
    Job<T> first = jobs.removeFirst();
    bytes -= first.bytes();
    try {
      receiver.accept(first.result().get());
    } catch (ExecutionException e) {
      throw new IllegalStateException("a worker failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Drops what is not begun and waits for the rest, so that nothing runs on afterwards. */
  @Override
  public void close() {
    jobs.forEach(job -> job.result().cancel(false));
    threads.shutdown();
    boolean interrupted = false;
    boolean done = false;
    while (!done) {
      try {
        done = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
