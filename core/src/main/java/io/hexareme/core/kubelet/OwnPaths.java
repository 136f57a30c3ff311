package io.hexareme.core.kubelet;

import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The kubelet's own paths: {@code /healthz}, {@code /pods} and {@code /metrics}. */
final class OwnPaths {
  private final PodTable table;
  private final BooleanSupplier healthy;

  OwnPaths(PodTable table, BooleanSupplier healthy) {
    this.table = table;
    this.healthy = healthy;
  }

  HttpReply answer(HttpCall call) {
    return switch (call.path().replaceAll("/+$", "")) {
      case "/healthz", "/healthz/ping" -> text(healthy.getAsBoolean() ? 200 : 500, healthy.getAsBoolean() ? "ok" : "the container runtime does not answer");
      case "/pods", "/runningpods" -> HttpReply.ok(JsonText.of(pods())).withHeader("content-type", "application/json");
      case "/metrics" -> text(200, metrics());
      default -> text(404, "404 page not found\n");
    };
  }

  private static HttpReply text(int code, String text) {
    return HttpReply.of(code, text).withHeader("content-type", "text/plain; charset=utf-8");
  }

  private Value pods() {
    List<Value> items = table.all().filter(worker -> !worker.gone).<Value>map(PodWorker::expected).toList();
    return Value.obj("kind", "PodList", "apiVersion", "v1", "metadata", Value.obj(), "items", new Value.Arr(items));
  }

  /** The few that everybody looks for (https://kubernetes.io/docs/reference/instrumentation/metrics/). */
  private String metrics() {
    long pods = table.all().filter(worker -> worker.runtime.readySandbox().isPresent()).count();
    long containers = table.all().mapToLong(worker -> worker.runtime.alive().size()).sum();
    return List.of(
        "# HELP kubelet_running_pods [STABLE] Number of pods that have a running pod sandbox",
        "# TYPE kubelet_running_pods gauge",
        "kubelet_running_pods " + pods,
        "# HELP kubelet_running_containers [STABLE] Number of containers currently running",
        "# TYPE kubelet_running_containers gauge",
        "kubelet_running_containers{container_state=\"running\"} " + containers,
        "").stream().collect(Collectors.joining("\n"));
  }
}
