package io.hexareme.core.client;

import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keys waiting for work. A key waits at most once; one that is being worked on and is added again waits until it is done. Failed
 * keys come back after a delay that doubles from {@code firstDelay} to {@code lastDelay}.
 *
 * @param <K> the key; its equals and hashCode count, its order does not
 */
public final class WorkQueue<K> {
  private final Loop loop;
  private final Duration firstDelay;
  private final Duration lastDelay;
  private final Runnable onReady;
  private final QueueFigures figures;
  private final Deque<K> ready = new ArrayDeque<>();
  private final Set<K> waiting = new LinkedHashSet<>();
  private final Set<K> working = new LinkedHashSet<>();
  private final Map<K, Integer> failures = new LinkedHashMap<>();
  private final Map<K, Later> later = new LinkedHashMap<>();

  private record Later(long dueNanos, Loop.Timer timer) {}

  /** @param onReady called whenever a key becomes ready to be taken */
  public WorkQueue(Loop loop, Duration firstDelay, Duration lastDelay, Runnable onReady) {
    this(loop, firstDelay, lastDelay, onReady, QueueFigures.unseen(loop));
  }

  /** The same that is counted. */
  public WorkQueue(Loop loop, Duration firstDelay, Duration lastDelay, Runnable onReady, QueueFigures figures) {
    this.loop = loop;
    this.firstDelay = firstDelay;
    this.lastDelay = lastDelay;
    this.onReady = onReady;
    this.figures = figures;
  }

  public void add(K key) {
    if (!waiting.add(key)) {
      return;
    }
    figures.added(key);
    if (!working.contains(key)) {
      ready.addLast(key);
      onReady.run();
    }
  }

  /** Adds the key once {@code delay} has passed; of several such wishes for a key the earliest counts. */
  public void addAfter(K key, Duration delay) {
    long due = loop.nanos() + Math.max(0, delay.toNanos());
    Later pending = later.get(key);
    if (pending != null) {
      if (pending.dueNanos() <= due) {
        return;
      }
      pending.timer().cancel();
    }
    later.put(key, new Later(due, loop.after(delay, () -> {
      later.remove(key);
      add(key);
    })));
  }

  /** Takes the next ready key; {@link #done} must follow. */
  public Optional<K> take() {
    K key = ready.pollFirst();
    if (key == null) {
      return Optional.empty();
    }
    waiting.remove(key);
    working.add(key);
    figures.taken(key);
    return Optional.of(key);
  }

  /** The work on a taken key has ended, well or not. */
  public void done(K key) {
    working.remove(key);
    figures.done(key);
    if (waiting.contains(key)) {
      ready.addLast(key);
      onReady.run();
    }
  }

  /** The key's work went well: its delay starts small again. */
  public void forget(K key) {
    failures.remove(key);
  }

  /** The key's work failed: it comes back later. */
  public void retry(K key) {
    figures.retried();
    int count = failures.merge(key, 1, Integer::sum);
    long nanos = firstDelay.toNanos() << Math.min(count - 1, 30);
    addAfter(key, nanos <= 0 || nanos > lastDelay.toNanos() ? lastDelay : Duration.ofNanos(nanos));
  }

  /** How many keys are ready, being worked on, or would be ready after the one in work. */
  public int size() {
    return ready.size() + working.size();
  }
}
