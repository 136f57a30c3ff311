package io.hexareme.core.client;

import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Counter;
import io.hexareme.ports.metrics.Metrics.Histogram;
import io.hexareme.ports.time.Loop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Kubernetes counts of one work queue ({@code workqueue_*}). */
public final class QueueFigures {
  private static final List<Double> BOUNDS = List.of(1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0);
  private static final double NANOS = 1e9;

  private final Loop loop;
  private final Counter adds;
  private final Counter retries;
  private final Histogram queued;
  private final Histogram worked;
  private final Map<Object, Long> added = new LinkedHashMap<>();
  private final Map<Object, Long> begun = new LinkedHashMap<>();
  // Looked at for the figures on other threads too, who may see what was a moment ago.
  private int depth;
  private int working;
  private double sumOfBegins;
  private long oldestBegin;

  private QueueFigures(Metrics metrics, List<String> name, Loop loop) {
    this.loop = loop;
    adds = metrics.counter("workqueue_adds_total", "Total number of adds handled by workqueue", name);
    retries = metrics.counter("workqueue_retries_total", "Total number of retries handled by workqueue", name);
    queued = metrics.histogram("workqueue_queue_duration_seconds",
        "How long in seconds an item stays in workqueue before being requested", BOUNDS, name);
    worked = metrics.histogram("workqueue_work_duration_seconds", "How long in seconds processing an item from workqueue takes", BOUNDS, name);
    metrics.gauge("workqueue_depth", "Current depth of workqueue", name, () -> depth);
    metrics.gauge("workqueue_unfinished_work_seconds", "How many seconds of work has been done that is in progress and hasn't been observed by "
        + "work_duration. Large values indicate stuck threads", name, () -> (working * (double) loop.nanos() - sumOfBegins) / NANOS);
    metrics.gauge("workqueue_longest_running_processor_seconds", "How many seconds has the longest running processor for workqueue been running",
        name, () -> working == 0 ? 0 : (loop.nanos() - oldestBegin) / NANOS);
  }

  /** @param name of the queue, such as {@code deployment} */
  public static QueueFigures of(Metrics metrics, String name, Loop loop) {
    return new QueueFigures(metrics, List.of("name", name), loop);
  }

  /** Nobody looks. */
  static QueueFigures unseen(Loop loop) {
    return of(NoMetrics.NONE, "", loop);
  }

  void added(Object key) {
    adds.add(1);
    added.put(key, loop.nanos());
    depth = added.size();
  }

  void taken(Object key) {
    long now = loop.nanos();
    Long since = added.remove(key);
    queued.observe((now - (since == null ? now : since)) / NANOS);
    begun.put(key, now);
    depth = added.size();
    looked(now);
  }

  void done(Object key) {
    Long since = begun.remove(key);
    if (since != null) {
      worked.observe((loop.nanos() - since) / NANOS);
      looked(-since);
    }
  }

  private void looked(long begin) {
    working = begun.size();
    sumOfBegins = working == 0 ? 0 : sumOfBegins + begin;
    oldestBegin = working == 0 ? 0 : begun.values().iterator().next();
  }

  void retried() {
    retries.add(1);
  }
}
