package io.hexareme.core.controllers.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.MemoryApiServer;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.controllers.Reconciler;
import io.hexareme.core.controllers.Samples;
import io.hexareme.core.controllers.replicaset.ReplicaSetController;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: wherever a Deployment and its ReplicaSets are interrupted, what they see late and how often they are woken, they end where an
 * undisturbed run ends, and on the way never have too many Pods or too few available. Method: three actors (both controllers and a
 * kubelet) take turns by a seed; controllers look through views that lag, die between any two commands, and are started anew; then
 * the disturbances stop.
 */
class RolloutPropertyTest {
  private static final ObjectKey WEB = new ObjectKey("default", "web");
  private static final List<Resource> KINDS = List.of(Resource.DEPLOYMENTS, Resource.REPLICA_SETS, Resource.PODS);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  /** One controller process: its lagging view, and what it has written and must see before its next decision. */
  private static final class Process {
    private final Controller controller;
    private final MemoryApiServer server;
    private final Set<Resource> written = new LinkedHashSet<>();
    private Reconciler reconciler;

    Process(Controller controller, MemoryApiServer server) {
      this.controller = controller;
      this.server = server;
      restart();
    }

    void restart() {
      reconciler = new Reconciler(controller, server, NOW);
      written.clear();
    }

    void turn(ObjectKey key, Random random, boolean disturbed) {
      for (Resource resource : controller.watches()) {
        if (!disturbed || random.nextInt(3) == 0 || written.contains(resource)) {
          reconciler.catchUp(resource);
        }
      }
      written.clear();
      Plan plan = reconciler.plan(key);
      int most = disturbed && random.nextInt(4) == 0 ? random.nextInt(plan.commands().size() + 1) : Integer.MAX_VALUE;
      reconciler.perform(plan, most);
      if (most < plan.commands().size()) {
        restart();
      } else {
        plan.commands().stream().map(Command::resource).forEach(written::add);
      }
    }
  }

  private static final class World {
    private final MemoryApiServer server = new MemoryApiServer(() -> NOW, KINDS);
    private final Process deployments;
    private final Process replicaSets;
    private final int replicas;
    private final Bounds bounds;
    private boolean rolledOut;

    World(Obj deployment) {
      server.gracefulPods();
      server.put(Resource.DEPLOYMENTS, deployment);
      deployments = new Process(new DeploymentController(), server);
      replicaSets = new Process(new ReplicaSetController(), server);
      bounds = Bounds.of(deployment);
      replicas = bounds.replicas();
    }

    void turn(Random random, boolean disturbed) {
      switch (random.nextInt(3)) {
        case 0 -> deployments.turn(WEB, random, disturbed);
        case 1 -> {
          List<Obj> sets = server.all(Resource.REPLICA_SETS);
          if (!sets.isEmpty()) {
            replicaSets.turn(ObjectKey.of(sets.get(random.nextInt(sets.size()))), random, disturbed);
          }
        }
        default -> kubelet(random);
      }
      check();
    }

    /** Starts one Pod, or lets one end that is to go. */
    private void kubelet(Random random) {
      List<Obj> waiting = server.all(Resource.PODS).stream().filter(pod -> Meta.isTerminating(pod) || !isReady(pod)).toList();
      if (!waiting.isEmpty()) {
        Obj pod = waiting.get(random.nextInt(waiting.size()));
        if (Meta.isTerminating(pod)) {
          server.remove(Resource.PODS, ObjectKey.of(pod));
        } else if (!pod.list("spec", "containers").getFirst().text("image").equals("broken")) {
          server.put(Resource.PODS, Samples.ready(pod, "n" + random.nextInt(3), "2026-01-01T00:00:00Z"));
        }
      }
    }

    private static boolean isReady(Obj pod) {
      return Conditions.isTrue(pod, "Ready");
    }

    private void check() {
      List<Obj> active = server.all(Resource.PODS).stream().filter(pod -> !Meta.isTerminating(pod)).toList();
      long available = active.stream().filter(World::isReady).count();
      assertThat(active).as("Pods").hasSizeLessThanOrEqualTo(bounds.mostPods());
      if (rolledOut) {
        assertThat(available).as("available Pods").isGreaterThanOrEqualTo(bounds.leastAvailable());
      }
      rolledOut |= available == replicas;
    }

    void settle(Random random) {
      deployments.restart();
      replicaSets.restart();
      long last = -1;
      for (int quiet = 0; quiet < 60; quiet = server.revision() == last ? quiet + 1 : 0) {
        last = server.revision();
        turn(random, false);
      }
    }

    void setImage(String image) {
      server.change(Resource.DEPLOYMENTS, WEB, d -> d.withPath(Samples.template("web", image), "spec", "template"));
    }

    /** What counts of the end: sets by their template with their size and revision, the number of ready Pods, the conditions. */
    List<String> end() {
      TreeMap<String, String> sets = new TreeMap<>();
      for (Obj set : server.all(Resource.REPLICA_SETS)) {
        String image = set.list("spec", "template", "spec", "containers").getFirst().text("image");
        sets.merge(image, OwnedSets.replicas(set) + " as revision " + Revisions.of(set) + " " + set.at("status").asObj().without("observedGeneration"), (a, b) -> a + " and " + b);
      }
      List<String> end = new ArrayList<>();
      sets.forEach((image, text) -> end.add(image + ": " + text));
      end.add("ready " + server.all(Resource.PODS).stream().filter(World::isReady).count() + " of " + server.all(Resource.PODS).size());
      Obj deployment = server.get(Resource.DEPLOYMENTS, WEB).orElseThrow();
      end.add("replicas " + deployment.at("status", "replicas") + " updated " + deployment.at("status", "updatedReplicas"));
      deployment.list("status", "conditions").stream()
          .map(c -> c.text("type") + "=" + c.text("status") + " " + c.text("reason")).sorted().forEach(end::add);
      return end;
    }
  }

  private static Obj deployment(int replicas, int surge, int unavailable) {
    Value rolling = Value.obj("maxSurge", surge, "maxUnavailable", unavailable);
    return Samples.deployment("web", replicas).withPath(rolling, "spec", "strategy", "rollingUpdate");
  }

  private static List<String> run(Obj deployment, long seed, boolean disturbed, List<String> images) {
    Random random = new Random(seed);
    World world = new World(deployment);
    for (String image : images) {
      world.setImage(image);
      // A disturbed world gets on with the next image only from wherever it happens to be once this many turns are over.
      for (int i = 0; disturbed && i < 150; i++) {
        world.turn(random, true);
      }
      world.settle(random);
    }
    return world.end();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void a_disturbed_rollout_ends_where_an_undisturbed_one_ends(int shape) {
    Obj deployment = List.of(
        deployment(4, 1, 1), deployment(3, 1, 0), deployment(3, 0, 1), deployment(6, 3, 2), deployment(1, 1, 0)).get(shape);
    List<String> images = List.of("image:1", "image:2", "image:3", "image:1");
    List<String> reference = run(deployment, 0, false, images);
    assertThat(reference).contains("Progressing=True NewReplicaSetAvailable", "Available=True MinimumReplicasAvailable");

    for (int seed = 1; seed <= 12; seed++) {
      assertThat(run(deployment, seed, true, images)).as("shape %d, seed %d", shape, seed).isEqualTo(reference);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_template_that_never_gets_ready_takes_no_more_than_allowed_and_the_next_one_gets_through(int seed) {
    List<String> reference = run(deployment(4, 1, 1), 0, false, List.of("image:1", "broken", "image:2"));

    assertThat(run(deployment(4, 1, 1), seed, true, List.of("image:1", "broken", "image:2"))).isEqualTo(reference);
    assertThat(reference).anyMatch(line -> line.startsWith("broken: 0 as revision 2")).anyMatch(line -> line.startsWith("image:2: 4"));
  }
}
