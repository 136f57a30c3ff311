package io.hexareme.core.controllers.garbagecollector;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.controllers.Hosted;
import io.hexareme.core.controllers.MemoryApiServer;
import io.hexareme.core.controllers.MemoryView;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

// Justification: one small scenario for each rule of ownership; the table is long because the rules are many.
class GarbageCollectorTest {
  private static final List<Resource> KINDS =
      List.of(Resource.DEPLOYMENTS, Resource.REPLICA_SETS, Resource.PODS, Resource.CONFIG_MAPS, Resource.NODES, Resource.CLUSTER_ROLES);

  private final Hosted hosted = new Hosted(KINDS);
  private final MemoryApiServer server = hosted.server;
  private final ApiClient user = new ApiClient(server, new Credential.None(), "user");

  private void start() {
    hosted.start(new GarbageCollector(KINDS));
  }

  private static Obj object(String name, Obj... owners) {
    return inNamespace("default", name, owners);
  }

  private static Obj inNamespace(String namespace, String name, Obj... owners) {
    List<Value> references = new ArrayList<>();
    for (Obj owner : owners) {
      references.add(Meta.controllerReference(owner).without("controller"));
    }
    return Value.obj("metadata", Value.obj(
        "name", name, "namespace", namespace.isEmpty() ? null : namespace, "ownerReferences", references.isEmpty() ? null : references));
  }

  private Obj put(Resource resource, String name, Obj... owners) {
    return server.put(resource, object(name, owners));
  }

  private void delete(Resource resource, Obj object, String policy) {
    Result result = user.delete(resource, Meta.namespace(object), Meta.name(object), Value.obj("propagationPolicy", policy))
        .toCompletableFuture().join();
    assertThat(result).isInstanceOf(Result.Ok.class);
    hosted.loop.advance(Duration.ofSeconds(10));
  }

  private List<String> names(Resource resource) {
    return server.all(resource).stream().map(Meta::name).toList();
  }

  private Obj get(Resource resource, String name) {
    return server.get(resource, new ObjectKey("default", name)).orElseThrow();
  }

  @Test
  void in_the_background_everything_below_a_deleted_owner_goes() {
    Obj deployment = put(Resource.DEPLOYMENTS, "d");
    Obj set = put(Resource.REPLICA_SETS, "rs", deployment);
    put(Resource.PODS, "p1", set);
    put(Resource.PODS, "p2", set);
    put(Resource.PODS, "free");
    start();

    delete(Resource.DEPLOYMENTS, deployment, "Background");

    assertThat(names(Resource.REPLICA_SETS)).isEmpty();
    assertThat(names(Resource.PODS)).containsExactly("free");
    assertThat(hosted.traced.getFirst().subject()).isEqualTo("ReplicaSet default/rs");
  }

  @Test
  void what_was_orphaned_while_nobody_watched_is_found_at_the_start() {
    Obj set = put(Resource.REPLICA_SETS, "rs");
    put(Resource.PODS, "p", set);
    server.remove(Resource.REPLICA_SETS, ObjectKey.of(set));

    start();
    hosted.loop.advance(Duration.ofSeconds(1));

    assertThat(names(Resource.PODS)).isEmpty();
  }

  @Test
  void an_owner_made_anew_under_the_same_name_is_not_the_owner() {
    Obj set = put(Resource.REPLICA_SETS, "rs");
    put(Resource.PODS, "p", set);
    server.remove(Resource.REPLICA_SETS, ObjectKey.of(set));
    Obj anew = put(Resource.REPLICA_SETS, "rs");
    put(Resource.PODS, "q", anew);

    start();
    hosted.loop.advance(Duration.ofSeconds(1));

    assertThat(names(Resource.PODS)).containsExactly("q");
  }

  @Test
  void as_long_as_one_owner_is_there_only_the_reference_to_the_other_goes() {
    Obj one = put(Resource.REPLICA_SETS, "one");
    Obj two = put(Resource.REPLICA_SETS, "two");
    put(Resource.PODS, "p", one, two);
    start();

    delete(Resource.REPLICA_SETS, one, "Background");

    assertThat(Meta.owners(get(Resource.PODS, "p"))).extracting(Meta::uid).isNotNull();
    assertThat(Meta.owners(get(Resource.PODS, "p")).stream().map(owner -> owner.text("uid"))).containsExactly(Meta.uid(two));
  }

  @Test
  void an_owner_that_only_the_local_copy_lacks_is_looked_for_and_found() {
    Obj set = put(Resource.REPLICA_SETS, "rs");
    GarbageCollector collector = new GarbageCollector(KINDS);
    MemoryView view = new MemoryView(server, Instant.EPOCH, collector.watches());
    server.remove(Resource.REPLICA_SETS, ObjectKey.of(set));
    view.catchUp(Resource.REPLICA_SETS);
    put(Resource.PODS, "p", set);
    view.catchUp(Resource.PODS);
    ObjectKey key = ItemKey.encode(Resource.PODS, new ObjectKey("default", "p"));

    var plan = collector.reconcile(key, view);
    assertThat(plan.reads()).hasSize(1);
    view.answer(plan.reads().getFirst(), set);

    assertThat(collector.reconcile(key, view)).isEqualTo(io.hexareme.core.controllers.Plan.nothing());
  }

  @Test
  void in_the_foreground_the_owner_waits_for_the_dependents_that_block_it() {
    server.gracefulPods();
    Obj deployment = put(Resource.DEPLOYMENTS, "d");
    Obj set = put(Resource.REPLICA_SETS, "rs", deployment);
    Obj pod = put(Resource.PODS, "p", set);
    start();

    delete(Resource.DEPLOYMENTS, deployment, "Foreground");
    assertThat(Meta.isTerminating(get(Resource.DEPLOYMENTS, "d"))).isTrue();
    assertThat(Finalizers.isDeletingDependents(get(Resource.REPLICA_SETS, "rs"))).as("foreground goes down").isTrue();
    assertThat(Meta.isTerminating(get(Resource.PODS, "p"))).isTrue();

    server.remove(Resource.PODS, ObjectKey.of(pod));
    hosted.loop.advance(Duration.ofSeconds(10));
    assertThat(names(Resource.REPLICA_SETS)).isEmpty();
    assertThat(names(Resource.DEPLOYMENTS)).isEmpty();
  }

  @Test
  void dependents_that_do_not_block_are_deleted_but_not_waited_for() {
    Obj set = put(Resource.REPLICA_SETS, "rs");
    Obj reference = Meta.controllerReference(set).with("blockOwnerDeletion", false);
    server.put(Resource.PODS, object("p").withPath(Value.array(reference), "metadata", "ownerReferences")
        .withPath(Value.array(Value.of("keep")), "metadata", "finalizers"));
    start();

    delete(Resource.REPLICA_SETS, set, "Foreground");

    assertThat(names(Resource.REPLICA_SETS)).isEmpty();
    assertThat(Meta.isTerminating(get(Resource.PODS, "p"))).isTrue();
  }

  @Test
  void a_circle_in_foreground_deletion_is_broken() {
    Obj a = put(Resource.CONFIG_MAPS, "a");
    Obj b = put(Resource.CONFIG_MAPS, "b", a);
    server.change(Resource.CONFIG_MAPS, ObjectKey.of(a),
        object -> object.withPath(Value.array(Meta.controllerReference(b)), "metadata", "ownerReferences"));
    start();

    delete(Resource.CONFIG_MAPS, a, "Foreground");

    assertThat(names(Resource.CONFIG_MAPS)).isEmpty();
  }

  @Test
  void orphaning_sets_the_dependents_free_and_then_lets_the_owner_go() {
    Obj set = put(Resource.REPLICA_SETS, "rs");
    Obj other = put(Resource.CONFIG_MAPS, "other");
    for (int i = 0; i < 250; i++) {
      put(Resource.PODS, "p" + i, set, other);
    }
    start();

    delete(Resource.REPLICA_SETS, set, "Orphan");

    assertThat(names(Resource.REPLICA_SETS)).isEmpty();
    assertThat(server.all(Resource.PODS)).hasSize(250)
        .allMatch(pod -> Meta.owners(pod).stream().map(owner -> owner.text("uid")).toList().equals(List.of(Meta.uid(other))));
  }

  @Test
  void a_cluster_scoped_owner_may_own_anything_anywhere() {
    Obj node = server.put(Resource.NODES, inNamespace("", "n1"));
    put(Resource.PODS, "p", node);
    start();
    assertThat(names(Resource.PODS)).hasSize(1);

    delete(Resource.NODES, node, "Background");

    assertThat(names(Resource.PODS)).isEmpty();
  }

  @Test
  void an_owner_in_another_namespace_is_no_owner() {
    Obj owner = put(Resource.CONFIG_MAPS, "cm");
    server.put(Resource.PODS, inNamespace("other", "p", owner));

    start();
    hosted.loop.advance(Duration.ofSeconds(1));

    assertThat(names(Resource.PODS)).isEmpty();
    assertThat(names(Resource.CONFIG_MAPS)).containsExactly("cm");
  }

  @Test
  void a_cluster_scoped_object_with_a_namespaced_owner_is_kept_and_told_of() {
    Obj owner = put(Resource.CONFIG_MAPS, "cm");
    server.put(Resource.CLUSTER_ROLES, inNamespace("", "role", owner));
    start();

    delete(Resource.CONFIG_MAPS, owner, "Background");

    assertThat(names(Resource.CLUSTER_ROLES)).containsExactly("role");
    assertThat(server.all(Resource.EVENTS)).first().satisfies(event -> {
      assertThat(event.text("reason")).isEqualTo("OwnerRefInvalidNamespace");
      assertThat(event.text("message")).isEqualTo(
          "ownerRef [v1/ConfigMap, namespace: , name: cm, uid: " + Meta.uid(owner) + "] does not exist in namespace \"\"");
    });
  }

  @Test
  void of_an_owner_of_an_unknown_kind_nothing_is_concluded() {
    Obj unknown = Value.obj("apiVersion", "example.com/v1", "kind", "Thing", "metadata", Value.obj("name", "t", "uid", "x"));
    put(Resource.PODS, "p", unknown);

    start();
    hosted.loop.advance(Duration.ofMinutes(1));

    assertThat(names(Resource.PODS)).containsExactly("p");
  }

  @Test
  void deletions_name_the_very_object_in_the_very_state_that_was_judged() {
    Obj set = put(Resource.REPLICA_SETS, "rs");
    Obj pod = put(Resource.PODS, "p", set);
    start();
    delete(Resource.REPLICA_SETS, set, "Background");

    var request = server.writeRequests().getLast();
    assertThat(request.method()).isEqualTo("DELETE");
    assertThat(((io.hexareme.ports.api.Body.Tree) request.body()).value()).isEqualTo(Value.obj(
        "preconditions", Value.obj("uid", Meta.uid(pod), "resourceVersion", pod.text("metadata", "resourceVersion")),
        "propagationPolicy", "Background"));
  }

  @Test
  void changes_that_do_not_count_wake_nobody() {
    Obj set = put(Resource.REPLICA_SETS, "rs");
    Obj pod = put(Resource.PODS, "p", set);
    MemoryView view = new MemoryView(server, Instant.EPOCH, KINDS);

    assertThat(new GarbageCollector(KINDS).affected(Resource.PODS, pod, pod.with("status", Value.obj("phase", "Running")), view)).isEmpty();
    assertThat(new GarbageCollector(KINDS).affected(Resource.REPLICA_SETS, null, set, view)).isEmpty();
  }

  /**
   * Random forests of owners, deleted at random with random policies while watch events are held back at random. At rest: whatever has
   * owners has a live one, and nothing is gone that a dumb model would have kept.
   */
  @Test
  void nothing_owned_by_a_live_owner_is_deleted_and_nothing_without_survives() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      GarbageCollectorTest world = new GarbageCollectorTest();
      List<Obj> made = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        Obj[] owners = random.ints(random.nextInt(3), 0, Math.max(1, made.size())).distinct()
            .filter(index -> index < made.size()).mapToObj(made::get).toArray(Obj[]::new);
        made.add(world.put(Resource.CONFIG_MAPS, "c" + i, owners));
      }
      world.start();
      Set<String> gone = new TreeSet<>();
      for (int i = 0; i < 4; i++) {
        Obj victim = made.get(random.nextInt(10));
        if (world.server.get(Resource.CONFIG_MAPS, ObjectKey.of(victim)).isPresent()) {
          if (random.nextBoolean()) {
            world.server.hold();
          }
          world.delete(Resource.CONFIG_MAPS, victim, random.nextBoolean() ? "Foreground" : "Background");
          world.server.release();
          gone.add(Meta.name(victim));
        }
        world.hosted.loop.advance(Duration.ofMinutes(10));
        assertThat(new TreeSet<>(world.names(Resource.CONFIG_MAPS))).as("seed %d", seed).isEqualTo(model(made, gone));
      }
    }
  }

  /** What is left: objects in order of making, each kept if it never had an owner or has one that is kept, unless deleted. */
  private static Set<String> model(List<Obj> made, Set<String> deleted) {
    Set<String> left = new TreeSet<>();
    for (Obj object : made) {
      boolean held = Meta.owners(object).isEmpty()
          || Meta.owners(object).stream().anyMatch(owner -> left.contains(owner.text("name")));
      if (held && !deleted.contains(Meta.name(object))) {
        left.add(Meta.name(object));
      }
    }
    return left;
  }
}
