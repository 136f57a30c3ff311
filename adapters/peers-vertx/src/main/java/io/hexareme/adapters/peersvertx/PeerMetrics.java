package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Counter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Figures under etcd's names where etcd has one. */
final class PeerMetrics {
  private final Metrics metrics;
  private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

  PeerMetrics(Metrics metrics) {
    this.metrics = metrics;
    for (Refusal refusal : Refusal.values()) {
      refused.put(refusal, metrics.counter("hexareme_peer_connections_refused_total",
          "Connections of would-be peers that were closed, by reason.", List.of("reason", refusal.label())));
    }
  }

  Counter sentBytes(String to) {
    return metrics.counter("etcd_network_peer_sent_bytes_total", "The total number of bytes sent to peers.", List.of("To", to));
  }

  Counter receivedBytes(String from) {
    return metrics.counter("etcd_network_peer_received_bytes_total", "The total number of bytes received from peers.", List.of("From", from));
  }

  Counter sentFailures(String to) {
    return metrics.counter("etcd_network_peer_sent_failures_total", "The total number of messages to peers that were dropped.", List.of("To", to));
  }

  void refused(Refusal refusal) {
    refused.get(refusal).add(1);
  }
}
