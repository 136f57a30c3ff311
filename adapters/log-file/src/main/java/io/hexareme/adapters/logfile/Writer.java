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
import java.util.concurrent.TimeUnit;

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
  private final long idleNanos;
  private final Thread thread;
  private LogFailure failure;

  Writer(LogDirectory directory, SegmentChain chain, Loop loop, Settings settings) {
    this.directory = directory;
    this.chain = chain;
    this.loop = loop;
    this.idleNanos = settings.idle().toNanos();
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
        tasks.add(next());
      } catch (InterruptedException e) {
        failure = new LogFailure("the writer of the log " + directory.path() + " was interrupted", e);
      }
      queue.drainTo(tasks);
      stopped = tasks.stream().anyMatch(Task.Stop.class::isInstance);
      for (int i = 0; i < tasks.size(); ) i += perform(tasks.subList(i, tasks.size()));
      tasks.clear();
    }
  }

  private Task next() throws InterruptedException {
    Task task = queue.poll(idleNanos, TimeUnit.NANOSECONDS);
    if (task != null) return task;
    guarded(chain::seal);
    return queue.take();
  }

  /** Performs the first of the tasks, and those that can be done with it in one go; says how many. */
  private int perform(List<Task> tasks) {
    List<Task> together = tasks.subList(0, appendsThatFit(tasks));
    guarded(() -> perform(together, together.getFirst()));
    answer(together, failure);
    return together.size();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private void guarded(Work work) {
    if (failure != null) return;
    try {
      work.run();
    } catch (IOException | RuntimeException | Error e) { // an error, too: a thread that just ended would leave all waiting
      String what = e instanceof IOException io ? LogDirectory.describe(io) : e.toString();
      failure = new LogFailure("the log " + directory.path() + " cannot be written: " + what, e);
    }
  }

  private void perform(List<Task> together, Task first) throws IOException {
    switch (first) {
      case Task.Append append -> append(together);
      case Task.Forget forget -> {
        chain.forget(forget.index());
        Snapshots.deleteBefore(directory, forget.sequence());
      }
      case Task.Await await -> await.snapshot().join();
      case Task.Install install -> install.work().run(chain);
      case Task.Repaired repaired -> DamageMark.remove(directory);
      case Task.Nothing nothing -> {}
      case Task.Fail fail -> throw new IOException("the snapshot failed: " + fail.reason(), fail.cause());
      case Task.Stop stop -> chain.seal();
    }
  }

  private void append(List<Task> together) throws IOException {
    if (together.size() == 1 && together.getFirst() instanceof Task.Append alone) {
      chain.append(alone.entries(), alone.hardState());
      return;
    }
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
    if (cause != null) tasks.forEach(task -> task.failed(cause));
    List<CompletableFuture<Void>> answers = tasks.stream().map(Task::done).toList();
    loop.execute(() -> {
      for (CompletableFuture<Void> done : answers) {
        if (cause == null) done.complete(null);
        else done.completeExceptionally(cause);
      }
    });
  }
}
