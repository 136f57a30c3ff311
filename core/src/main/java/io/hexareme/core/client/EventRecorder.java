package io.hexareme.core.client;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes Events (core/v1) about objects. The same event about the same object is counted on the Event that is there instead of
 * being written anew, as long as it is among the last {@value #REMEMBERED} of this recorder. Best effort: an Event that cannot be
 * written is dropped, it never holds up the work it tells of.
 */
public final class EventRecorder {
  private static final int REMEMBERED = 4096;

  private final ApiClient client;
  private final Clock clock;
  private final String component;
  private final String host;
  private long sequence;
  private final Map<String, Obj> recent = new LinkedHashMap<>(64, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Obj> eldest) {
      return size() > REMEMBERED;
    }
  };

  /** @param host the node it comes from; empty for the control plane */
  public EventRecorder(ApiClient client, Clock clock, String component, String host) {
    this.client = client;
    this.clock = clock;
    this.component = component;
    this.host = host;
  }

  public void normal(Value about, String reason, String message) {
    record(about, "", "Normal", reason, message);
  }

  public void warning(Value about, String reason, String message) {
    record(about, "", "Warning", reason, message);
  }

  /** @param fieldPath the part concerned, such as {@code spec.containers{web}}; may be empty */
  public void record(Value about, String fieldPath, String type, String reason, String message) {
    String key = String.join("\0", Meta.uid(about), Meta.kind(about), Meta.name(about), fieldPath, type, reason, message);
    Obj known = recent.get(key);
    Instant now = clock.now();
    if (known == null) {
      Obj event = event(about, fieldPath, type, reason, message, now);
      recent.put(key, event);
      client.create(Resource.EVENTS, event);
      return;
    }
    Obj again = known.with("count", known.at("count").asLong(1) + 1).with("lastTimestamp", Timestamps.seconds(now));
    recent.put(key, again);
    Obj patch = Value.obj("count", again.at("count"), "lastTimestamp", again.at("lastTimestamp"));
    client
        .patch(Resource.EVENTS, Meta.namespace(again), Meta.name(again), "", ApiClient.MERGE_PATCH, patch)
        .thenAccept(result -> {
          if (result instanceof Result.Failed failed && failed.isNotFound()) {
            recent.remove(key);
          }
        });
  }

  private Obj event(Value about, String fieldPath, String type, String reason, String message, Instant now) {
    String namespace = Meta.namespace(about).isEmpty() ? "default" : Meta.namespace(about);
    String suffix = Long.toHexString(now.getEpochSecond() * 1_000_000_000L + now.getNano() + sequence++);
    return Value.obj(
        "kind", "Event",
        "apiVersion", "v1",
        "metadata", Value.obj("name", Meta.name(about) + "." + suffix, "namespace", namespace),
        "involvedObject", Value.obj(
            "kind", Meta.kind(about),
            "namespace", Meta.namespace(about).isEmpty() ? null : Meta.namespace(about),
            "name", Meta.name(about),
            "uid", Meta.uid(about).isEmpty() ? null : Meta.uid(about),
            "apiVersion", Meta.apiVersion(about),
            "resourceVersion", about.text("metadata", "resourceVersion").isEmpty() ? null : about.text("metadata", "resourceVersion"),
            "fieldPath", fieldPath.isEmpty() ? null : fieldPath),
        "reason", reason,
        "message", message,
        "source", Value.obj("component", component, "host", host.isEmpty() ? null : host),
        "firstTimestamp", Timestamps.seconds(now),
        "lastTimestamp", Timestamps.seconds(now),
        "count", 1,
        "type", type,
        "reportingComponent", component,
        "reportingInstance", host);
  }
}
