package io.hexareme.adapters.etcdserver;

import io.hexareme.ports.time.Loop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/** What etcd answers without gRPC on its client port: /health, /version and /metrics. */
final class PlainPages {
  private final Loop loop;
  private final Standing standing;
  private final Health health;
  private final Supplier<String> metrics;

  /** @param metrics null when there are none to show */
  PlainPages(Loop loop, Standing standing, Health health, Supplier<String> metrics) {
    this.loop = loop;
    this.standing = standing;
    this.health = health;
    this.metrics = metrics;
  }

  void handle(HttpServerRequest request) {
    if (request.method() != HttpMethod.GET) {
      request.response().setStatusCode(405).putHeader("allow", "GET").end("Method Not Allowed\n");
      return;
    }
    switch (request.path()) {
      case "/health" -> health(request.response());
      case "/version" -> version(request.response());
      case "/metrics" -> metrics(request.response());
      case null, default -> request.response().setStatusCode(404).end("404 page not found\n");
    }
  }

  private void health(HttpServerResponse response) {
    Context context = Vertx.currentContext();
    loop.execute(() -> health.complaint().thenAccept(complaint -> context.runOnContext(same -> {
      boolean well = complaint.isEmpty();
      String reason = well ? "" : ",\"reason\":\"" + complaint.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      response.setStatusCode(well ? 200 : 503).end("{\"health\":\"" + well + "\"" + reason + "}");
    })));
  }

  private void version(HttpServerResponse response) {
    Context context = Vertx.currentContext();
    loop.execute(() -> {
      String version = standing.last().version();
      String cluster = version.replaceFirst("^(\\d+\\.\\d+)\\..*", "$1.0");
      context.runOnContext(same -> response.putHeader("content-type", "application/json")
          .end("{\"etcdserver\":\"" + version + "\",\"etcdcluster\":\"" + cluster + "\"}"));
    });
  }

  private void metrics(HttpServerResponse response) {
    if (metrics == null) {
      response.setStatusCode(404).end("404 page not found\n");
    } else {
      response.putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8").end(metrics.get());
    }
  }
}
