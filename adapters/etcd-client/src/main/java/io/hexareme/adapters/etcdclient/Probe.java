package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.hexareme.ports.store.StoreHealth.Report;
import io.hexareme.ports.store.StoreHealth.State;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Asks the endpoints in use how they are, again and again: the one asked first and the one that the watches hang on. One that says
 * nothing has its connection closed, which is how a watch learns that nothing would come any more (a stopped process, a link cut in
 * silence). What is found is the health report.
 */
final class Probe {
  private static final long SLOW_NANOS = 500_000_000L;

  private final Vertx vertx;
  private final Endpoints endpoints;
  private final WatchStream stream;
  private final EtcdConfig config;
  private volatile Report report = Report.WELL;
  private long timer;
  private boolean started;

  Probe(Vertx vertx, Endpoints endpoints, WatchStream stream, EtcdConfig config) {
    this.vertx = vertx;
    this.endpoints = endpoints;
    this.stream = stream;
    this.config = config;
  }

  /** From the first use on. */
  void start() {
    if (started) return;
    started = true;
    timer = vertx.setPeriodic(config.probeEvery().toMillis(), _ -> probe());
  }

  void close() {
    if (started) vertx.cancelTimer(timer);
    started = true;
    report = new Report(State.FAILED, List.of("the store is closed"));
  }

  /** May be read on any thread. */
  Report report() {
    return report;
  }

  private void probe() {
    Set<Endpoint> inUse = new LinkedHashSet<>(List.of(endpoints.preferred()));
    if (stream.endpoint() != null) inUse.add(stream.endpoint());
    for (Endpoint endpoint : inUse) {
      endpoint.ask(Methods.STATUS, StatusRequest.getDefaultInstance(), false, config.readTimeout().toMillis())
          .onSuccess(answer -> heard(endpoint, answer));
    }
  }

  private void heard(Endpoint endpoint, Answer<StatusResponse> answer) {
    switch (answer) {
      case Answer.Told<StatusResponse> told -> endpoint.knows(told.message());
      case Answer.Declined<StatusResponse> declined -> endpoint.failed(declined.text());
      case Answer.NotSent<StatusResponse> notSent -> leave(endpoint);
      case Answer.Lost<StatusResponse> lost -> leave(endpoint);
    }
    if (timer != 0) report = findings();
  }

  private void leave(Endpoint endpoint) {
    endpoints.avoid(endpoint);
    endpoint.hangUp();
  }

  private Report findings() {
    Endpoint endpoint = endpoints.preferred();
    List<String> causes = new ArrayList<>();
    for (Endpoint each : endpoints.all()) {
      if (each.failure() != null) causes.add("etcd endpoint " + each + ": " + each.failure());
    }
    if (causes.size() == endpoints.size()) return new Report(State.FAILED, causes);
    State state = State.WELL;
    long slowest = endpoint.latencies().percentile99(System.nanoTime());
    if (slowest > SLOW_NANOS) {
      state = State.SLOW;
      causes.add(String.format(Locale.ROOT, "etcd endpoint %s: requests took %.1f s at the 99th percentile of the last 30 s",
          endpoint, slowest / 1e9));
    }
    StatusResponse status = endpoint.status();
    if (status != null && (status.getLeader() == 0 || status.getErrorsCount() > 0)) {
      state = State.NO_LEADER;
      String what = status.getErrorsCount() > 0 ? String.join(", ", status.getErrorsList()) : "it knows no leader";
      causes.add("etcd endpoint " + endpoint + ": " + what);
    }
    return new Report(state, causes);
  }
}
