package io.hexareme.adapters.cli;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;

/** What the demo's objects have come to, read through the front door. */
final class DemoState {
  static final String NAMESPACE = "default";
  static final String NAME = "web";
  static final int REPLICAS = 3;
  static final String DEPLOYMENT = "/apis/apps/v1/namespaces/" + NAMESPACE + "/deployments/" + NAME;
  static final String SERVICE = "/api/v1/namespaces/" + NAMESPACE + "/services/" + NAME;
  private static final String PODS = "/api/v1/namespaces/" + NAMESPACE + "/pods";
  private static final String SLICES = "/apis/discovery.k8s.io/v1/namespaces/" + NAMESPACE + "/endpointslices";

  private final DemoClient client;

  DemoState(DemoClient client) {
    this.client = client;
  }

  /** What is missing until the Deployment is available; empty when nothing is. */
  String deploymentLacks() {
    Value status = client.get(DEPLOYMENT, Map.of()).at("status");
    long available = status.at("availableReplicas").asLong(0);
    boolean said = status.list("conditions").stream()
        .anyMatch(condition -> condition.text("type").equals("Available") && condition.text("status").equals("True"));
    return available == REPLICAS && said ? "" : "Deployment " + NAME + " has " + available + " of " + REPLICAS + " replicas available";
  }

  /** What is missing until the Service has all its endpoints. */
  String serviceLacks() {
    Value slices = client.get(SLICES, Map.of("labelSelector", "kubernetes.io/service-name=" + NAME));
    long ready = slices.list("items").stream()
        .flatMap(slice -> slice.list("endpoints").stream())
        .filter(endpoint -> endpoint.at("conditions", "ready").asBool(false))
        .count();
    return ready == REPLICAS ? "" : "Service " + NAME + " has " + ready + " of " + REPLICAS + " ready addresses";
  }

  /** What is missing until that Pod runs again after its container was killed. */
  String restartLacks(String pod) {
    Value status = client.get(PODS + "/" + pod, Map.of()).at("status");
    List<Value> containers = status.list("containerStatuses");
    long restarts = containers.isEmpty() ? 0 : containers.getFirst().at("restartCount").asLong(0);
    boolean ready = !containers.isEmpty() && containers.getFirst().at("ready").asBool(false);
    return restarts == 1 && ready ? "" : "Pod " + pod + " has restart count " + restarts + (ready ? "" : " and is not ready");
  }

  /** The node that the Pod is on. */
  String nodeOf(String pod) {
    return client.get(PODS + "/" + pod, Map.of()).text("spec", "nodeName");
  }
}
