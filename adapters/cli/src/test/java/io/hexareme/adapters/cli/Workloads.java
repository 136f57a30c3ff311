package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Two Deployments: one that is scaled up and down all the time, one that is left alone. */
final class Workloads {
  private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
  private static final String PODS = "/api/v1/namespaces/default/pods";

  private final Random random;
  private int replicas = 3;
  private int asked = 3;

  /** What must not change while a container runs on. */
  record Running(String containerId, String startedAt, int restarts) {}

  Workloads(Random random) {
    this.random = random;
  }

  void create(Remote remote) {
    remote.must("POST", DEPLOYMENTS, deployment("scaled", 3));
    remote.must("POST", DEPLOYMENTS, deployment("steady", 2));
  }

  private static Value deployment(String name, int replicas) {
    Value.Obj labels = Value.obj("app", name);
    return Value.obj("apiVersion", "apps/v1", "kind", "Deployment", "metadata", Value.obj("name", name),
        "spec", Value.obj("replicas", replicas, "selector", Value.obj("matchLabels", labels),
            "template", Value.obj("metadata", Value.obj("labels", labels),
                "spec", Value.obj("containers", Value.array(Value.obj("name", "main", "image", "nginx:1.29"))))));
  }

  /** Scales up and down until no answer comes. */
  void scale(KubeconfigFile config) {
    try (Remote remote = new Remote(config)) {
      Optional<Remote.Answer> answer;
      do {
        asked = 1 + random.nextInt(5);
        answer = remote.write("PATCH", DEPLOYMENTS + "/scaled/scale", Value.obj("spec", Value.obj("replicas", asked)));
        answer.ifPresent(done -> {
          assertThat(done.done()).as("%s", done).isTrue();
          replicas = asked;
        });
      } while (answer.isPresent());
    }
  }

  /** Waits until both Deployments are as they were asked to be; checks that the last acknowledged scale was not forgotten. */
  void converge(Remote remote) {
    int wanted = remote.get(DEPLOYMENTS + "/scaled").at("spec", "replicas").asInt(-1);
    assertThat(wanted).isIn(replicas, asked);
    replicas = wanted;
    asked = wanted;
    remote.await(DEPLOYMENTS + "/scaled", found -> isComplete(found, wanted));
    remote.await(DEPLOYMENTS + "/steady", found -> isComplete(found, 2));
    remote.await(PODS, found -> found.list("items").size() == wanted + 2);
  }

  private static boolean isComplete(Value deployment, int wanted) {
    Value status = deployment.at("status");
    return status.at("observedGeneration").asLong(0) == deployment.at("metadata", "generation").asLong(-1)
        && status.at("replicas").asInt(0) == wanted
        && status.at("updatedReplicas").asInt(0) == wanted
        && status.at("readyReplicas").asInt(0) == wanted;
  }

  /** The running containers by their Pods' uids. */
  static Map<String, Running> running(Remote remote) {
    Map<String, Running> running = new LinkedHashMap<>();
    for (Value pod : remote.get(PODS).list("items")) {
      Value container = pod.list("status", "containerStatuses").stream().findFirst().orElse(Value.Null.NULL);
      String startedAt = container.text("state", "running", "startedAt");
      if (!startedAt.isEmpty()) {
        running.put(pod.text("metadata", "labels", "app") + " " + pod.text("metadata", "uid"),
            new Running(container.text("containerID"), startedAt, container.at("restartCount").asInt(-1)));
      }
    }
    return running;
  }

  /** Containers that ran before run on, the same ones; of the Deployment that was left alone, all of them. */
  static void checkAdopted(Map<String, Running> before, Map<String, Running> now) {
    before.forEach((pod, container) -> {
      if (now.containsKey(pod) || pod.startsWith("steady")) {
        assertThat(now.get(pod)).as("the container of %s", pod).isEqualTo(container);
      }
    });
  }
}
