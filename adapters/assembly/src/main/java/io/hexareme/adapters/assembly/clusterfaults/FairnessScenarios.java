package io.hexareme.adapters.assembly.clusterfaults;

import static io.hexareme.adapters.assembly.clusterfaults.ClusterScenario.finds;
import static io.hexareme.adapters.assembly.clusterfaults.Manifests.NAMESPACE;

import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What one client's load does to the others. */
final class FairnessScenarios {
  static final List<ClusterScenario> ALL = List.of(
      finds(ClusterMutant.of(ApiServerFlaw.LETS_EVERYBODY_IN), "noisy-neighbour",
          "one client keeps thousands of requests under way, and the control plane's own wait behind them", "M06", 1, FairnessScenarios::noisy));
  private static final int AT_ONCE = 2_000;
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final Duration CALL = Duration.ofMillis(1);
  private static final Duration BOUND = Duration.ofSeconds(1);

  private FairnessScenarios() {}

  private static void noisy(ClusterStage stage) {
    Obj binding = Value.obj("apiVersion", "rbac.authorization.k8s.io/v1", "kind", "ClusterRoleBinding", "metadata", Value.obj("name", "noisy"),
        "roleRef", Value.obj("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", "cluster-admin"),
        "subjects", List.of(Value.obj("kind", "Group", "apiGroup", "rbac.authorization.k8s.io", "name", "system:authenticated")));
    stage.does(client -> client.create(Resource.CLUSTER_ROLE_BINDINGS, binding));
    stage.onlooker().stores().getLast().busy(CALL);
    ApiClient client = as(stage, "noisy");
    boolean[] on = {true};
    for (int i = 0; i < AT_ONCE && stage.begins(); i++) {
      flood(stage, client, i % 2 == 0, on);
    }
    for (int i = 0; i < 8; i++) {
      stage.passes(stage.between(200, 600));
      prompt(stage, "a node's heartbeat", as(stage, "system:node:node-1", "system:nodes").get(Resource.LEASES, "kube-node-lease", "node-1"));
      prompt(stage, "a leader's renewal", as(stage, "system:kube-scheduler").get(Resource.LEASES, "kube-system", "kube-scheduler"));
      prompt(stage, "another user's request", as(stage, "quiet").get(Resource.NAMESPACES, "", NAMESPACE));
    }
    on[0] = false;
    stage.onlooker().stores().getLast().busy(Duration.ZERO);
    stage.seconds(5);
  }

  /** One request after the other, whatever is answered. */
  private static void flood(ClusterStage stage, ApiClient client, boolean creates, boolean[] on) {
    Obj map = Value.obj("apiVersion", "v1", "kind", "ConfigMap", "metadata", Value.obj("generateName", "noise-", "namespace", NAMESPACE));
    CompletionStage<Result> sent = creates ? client.create(Resource.CONFIG_MAPS, map) : client.list(Resource.PODS, "", Map.of());
    sent.thenAccept(result -> {
      if (on[0]) stage.loop().after(AGAIN, () -> flood(stage, client, creates, on));
    });
  }

  private static void prompt(ClusterStage stage, String what, CompletionStage<Result> request) {
    Duration begun = stage.world().elapsed();
    request.thenAccept(result -> {
      Duration took = stage.world().elapsed().minus(begun);
      boolean refused = result instanceof Result.Failed failed && failed.code() == 429;
      if (refused || took.compareTo(BOUND) > 0) {
        stage.invariants().breaks("nobody is starved", what + (refused ? " was refused" : " took " + took), List.of());
      }
    });
  }

  private static ApiClient as(ClusterStage stage, String user, String... groups) {
    return stage.cluster().client(new Credential.Certificate(user, List.of(groups)), user);
  }
}
