package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.time.Loop;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread that writes the segments. All appends that wait become one batch: one record, one sync. The first failure is the
 * last thing it does: after a failed sync nobody knows what the disk has, so it is never tried again.
 */
final class Writer implements Runnable {
  /** Appends are joined up to about so many bytes of payload. */
  private static final long BATCH = 8L << 20;

  private final LinkedBlockingQueue<Task> queue = new LinkedBlockingQueue<>();
  private final LogDirectory directory;
  private final SegmentChain chain;
  private final Loop loop;
  private final Thread thread;
  private LogFailure failure;

  sealed interface Task {
    CompletableFuture<Void> done();

    record Append(List<LogEntry> entries, HardState hardState, CompletableFuture<Void> done) implements Task {}

    /** The snapshot of {@code index} is durable: what it covers may go. */
    record Forget(long index, CompletableFuture<Void> done) implements Task {}

    /** What comes after must not be durable before {@code snapshot} is. */
    record Await(CompletableFuture<Void> snapshot, CompletableFuture<Void> done) implements Task {}

    /** Another part has failed: so has this log. */
    record Fail(Exception cause, CompletableFuture<Void> done) implements Task {}

    record Stop(CompletableFuture<Void> done) implements Task {}
  }

  Writer(LogDirectory directory, SegmentChain chain, Loop loop) {
    this.directory = directory;
    this.chain = chain;
    this.loop = loop;
    this.thread = Thread.ofPlatform().name("log-file-writer").daemon().unstarted(this);
  }

  void start() {
    thread.start();
  }

  void submit(Task task) {
    queue.add(task);
  }

  /** Waits until all before it is written and the thread has ended. */
  void stop() {
    submit(new Task.Stop(new CompletableFuture<>()));
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogFailure("interrupted while the log " + directory.path() + " was closing", e);
    }
  }

  @Override
  public void run() {
    List<Task> tasks = new ArrayList<>();
    boolean stopped = false;
    while (!stopped) {
      try {
        tasks.add(queue.take());
      } catch (InterruptedException e) {
        failure = new LogFailure("the writer of the log " + directory.path() + " was interrupted", e);
      }
      queue.drainTo(tasks);
      stopped = tasks.stream().anyMatch(Task.Stop.class::isInstance);
      for (int i = 0; i < tasks.size(); ) i += perform(tasks.subList(i, tasks.size()));
      tasks.clear();
    }
  }

  /** Performs the first of the tasks, and those that can be done with it in one go; says how many. */
  private int perform(List<Task> tasks) {
    List<Task> together = tasks.subList(0, appendsThatFit(tasks));
    try {
      if (failure == null) perform(together, together.getFirst());
    } catch (IOException | RuntimeException e) {
      String what = e instanceof IOException io ? LogDirectory.describe(io) : e.toString();
      failure = new LogFailure("the log " + directory.path() + " cannot be written: " + what, e);
    }
    answer(together, failure);
    return together.size();
  }

  private void perform(List<Task> together, Task first) throws IOException {
    switch (first) {
      case Task.Append append -> append(together);
      case Task.Forget forget -> {
        chain.forget(forget.index());
        for (LogDirectory.Numbered old : directory.snapshots()) {
          if (old.number() < forget.index()) directory.delete(old.file());
        }
      }
      case Task.Await await -> await.snapshot().join();
      case Task.Fail fail -> throw new IOException("the snapshot failed: " + fail.cause().getMessage(), fail.cause());
      // An empty batch: the last one with content is now proved durable by a later one.
      case Task.Stop stop -> chain.append(List.of(), null);
    }
  }

  private void append(List<Task> together) throws IOException {
    List<LogEntry> entries = new ArrayList<>();
    HardState hardState = null;
    for (Task task : together) {
      Task.Append append = (Task.Append) task;
      entries.addAll(append.entries());
      if (append.hardState() != null) hardState = append.hardState();
    }
    chain.append(entries, hardState);
  }

  /** How many of the first tasks are appends that go into one batch; at least 1, whatever the first task is. */
  private static int appendsThatFit(List<Task> tasks) {
    int count = 0;
    long bytes = 0;
    while (count < tasks.size() && bytes < BATCH && tasks.get(count) instanceof Task.Append append) {
      for (LogEntry entry : append.entries()) bytes += entry.payload().length();
      count++;
    }
    return Math.max(1, count);
  }

  private void answer(List<Task> tasks, LogFailure cause) {
    List<CompletableFuture<Void>> answers = tasks.stream().map(Task::done).toList();
    loop.execute(() -> {
      for (CompletableFuture<Void> done : answers) {
        if (cause == null) done.complete(null);
        else done.completeExceptionally(cause);
      }
    });
  }
}
