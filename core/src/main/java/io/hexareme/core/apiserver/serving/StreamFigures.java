package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.negotiation.FollowedFrames;
import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.apiserver.storage.ObjectCache;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Counter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many streams are open and what goes through them, and how many objects there are; under Kubernetes' names. */
public final class StreamFigures {
  private final Metrics metrics;
  private final Map<List<String>, Open> open = new LinkedHashMap<>();
  private final Map<List<String>, Counter> events = new LinkedHashMap<>();

  StreamFigures(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Counts the objects of each resource; whoever looks may see a number that is a moment old. */
  public static void countObjects(Metrics metrics, ObjectCache cache, List<GroupResource> resources) {
    for (GroupResource resource : resources) {
      metrics.gauge("apiserver_storage_objects", "Number of stored objects at the time of last check split by kind.",
          List.of("resource", resource.toString()), () -> cache.count(resource));
    }
  }

  /** How many of one sort are open. */
  private static final class Open {
    // Looked at for the figures on other threads too, who may see what was a moment ago.
    private int count;
  }

  /**
   * The same stream, counted as long as it is open.
   *
   * @param labels of requests like it
   * @param kind labels of the watch's objects; empty for a stream that is no watch
   */
  ApiResponse.Frames counted(ApiResponse.Frames frames, List<String> labels, List<String> kind) {
    Open sort = open.computeIfAbsent(labels, this::gauge);
    sort.count = sort.count + 1;
    Counter told = kind.isEmpty() ? amount -> { } : events.computeIfAbsent(kind, this::counter);
    return new FollowedFrames(frames, () -> told.add(1), () -> sort.count = sort.count - 1);
  }

  private Open gauge(List<String> labels) {
    Open sort = new Open();
    metrics.gauge("apiserver_longrunning_requests", "Gauge of all active long-running apiserver requests broken out by verb, group, version, "
        + "resource, scope and component. Not all requests are tracked this way.", labels, () -> sort.count);
    return sort;
  }

  private Counter counter(List<String> kind) {
    return metrics.counter("apiserver_watch_events_total", "Number of events sent in watch clients", kind);
  }
}
