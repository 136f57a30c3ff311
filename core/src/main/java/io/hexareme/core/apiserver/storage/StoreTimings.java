package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Histogram;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How long the store takes, as the server sees it: Kubernetes' {@code etcd_request_duration_seconds}. */
final class StoreTimings {
  /** Kubernetes' own. */
  private static final List<Double> BOUNDS = List.of(0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0,
      8.0, 10.0, 15.0, 20.0, 30.0, 45.0, 60.0);
  private static final double NANOS = 1e9;

  private final Metrics metrics;
  private final Loop loop;
  private final KeyParser keys;
  private final Map<Row, Histogram> rows = new LinkedHashMap<>();

  private record Row(String operation, String type) {}

  StoreTimings(Metrics metrics, Loop loop, List<GroupResource> resources) {
    this.metrics = metrics;
    this.loop = loop;
    this.keys = new KeyParser(resources);
  }

  /** @param key what it is about; empty for nothing of a kind */
  <T> CompletionStage<T> timed(String operation, Bytes key, CompletionStage<T> stage, long since) {
    if (metrics == NoMetrics.NONE) {
      return stage;
    }
    Histogram row = rows.computeIfAbsent(new Row(operation, type(key)), this::histogram);
    return stage.whenComplete((value, failure) -> row.observe((loop.nanos() - since) / NANOS));
  }

  /** In Kubernetes' words; a transaction of ours is one of these three. */
  static String operation(Txn txn) {
    return switch (txn.success().isEmpty() ? null : txn.success().getFirst()) {
      case Txn.Op.Put put -> !txn.compares().isEmpty() && txn.compares().getFirst().number() == 0 ? "create" : "update";
      case Txn.Op.Delete delete -> "delete";
      case Txn.Op.Range range -> "get";
      case Txn.Op.Nested nested -> "update";
      case null -> "get";
    };
  }

  static Bytes key(Txn txn) {
    return txn.compares().isEmpty() ? Bytes.EMPTY : txn.compares().getFirst().key();
  }

  private String type(Bytes key) {
    return key.length() == 0 ? "" : keys.parse(key).map(place -> place.resource().toString()).orElse("");
  }

  private Histogram histogram(Row row) {
    return metrics.histogram("etcd_request_duration_seconds", "Etcd request latency in seconds for each operation and object type.", BOUNDS,
        List.of("operation", row.operation, "type", row.type));
  }
}
