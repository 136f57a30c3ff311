package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldImageTest {
  // Justification: one table of what an image keeps, read side by side.

  private final SimulatedCluster cluster = SimulatedCluster.start(3, 2);

  private static Obj deployment(String name, int replicas) {
    return Value.obj(
        "kind", "Deployment",
        "apiVersion", "apps/v1",
        "metadata", Value.obj("name", name, "namespace", "default"),
        "spec", Value.obj(
            "replicas", replicas,
            "selector", Value.obj("matchLabels", Value.obj("app", name)),
            "template", Value.obj(
                "metadata", Value.obj("labels", Value.obj("app", name)),
                "spec", Value.obj("containers", List.of(Value.obj("name", "web", "image", "nginx:1.27"))))));
  }

  private static Obj service(String name) {
    return Value.obj("kind", "Service", "apiVersion", "v1", "metadata", Value.obj("name", name, "namespace", "default"),
        "spec", Value.obj("type", "NodePort", "selector", Value.obj("app", name), "ports", List.of(Value.obj("port", 80))));
  }

  private static Obj create(SimulatedCluster in, Resource resource, Obj object) {
    Result result = in.await(in.admin().create(resource, object));
    assertThat(result).isInstanceOf(Result.Ok.class);
    return ((Result.Ok) result).object();
  }

  private static void deploy(SimulatedCluster in, String name, int replicas) {
    create(in, Resource.DEPLOYMENTS, deployment(name, replicas));
    in.world().advance(Duration.ofSeconds(10));
    assertThat(ready(in, name)).isEqualTo(replicas);
  }

  private static long ready(SimulatedCluster in, String name) {
    Result result = in.await(in.admin().get(Resource.DEPLOYMENTS, "default", name));
    return result instanceof Result.Ok(int code, Obj object) ? object.at("status", "readyReplicas").asLong(0) : -1;
  }

  private static List<KeyValue> stored(SimulatedCluster in) {
    RangeRequest all = new RangeRequest(Bytes.utf8("/registry/"), Bytes.utf8("/registry0"), 0, 0, false, false);
    return ((RangeResult.Pairs) in.stored(all)).pairs();
  }

  private static List<Listing> running(SimulatedCluster in) {
    return IntStream.rangeClosed(1, 2).mapToObj(number -> in.await(in.nodes().list("node-" + number))).toList();
  }

  private static Value field(SimulatedCluster in, Resource resource, String name, String... path) {
    return ((Result.Ok) in.await(in.admin().get(resource, "default", name))).object().at(path);
  }

  @Test
  void what_was_done_since_is_undone() {
    deploy(cluster, "web", 3);
    WorldImage image = cluster.snapshot();
    List<KeyValue> objects = stored(cluster);
    List<Listing> containers = running(cluster);
    Duration then = cluster.world().elapsed();
    deploy(cluster, "other", 2);
    cluster.await(cluster.admin().delete(Resource.DEPLOYMENTS, "default", "web", Value.obj()));
    cluster.world().advance(Duration.ofMinutes(5));
    assertThat(ready(cluster, "web")).isEqualTo(-1);
    cluster.restore(image);
    assertThat(stored(cluster)).isEqualTo(objects);
    assertThat(running(cluster)).isEqualTo(containers);
    assertThat(cluster.world().elapsed()).isEqualTo(then);
  }

  @Test
  void what_is_restored_lives_on() {
    create(cluster, Resource.SERVICES, service("web"));
    deploy(cluster, "web", 3);
    Value port = field(cluster, Resource.SERVICES, "web", "spec", "ports");
    List<Listing> containers = running(cluster);
    WorldImage image = cluster.snapshot();
    cluster.await(cluster.admin().delete(Resource.SERVICES, "default", "web", Value.obj()));
    cluster.world().advance(Duration.ofMinutes(1));
    cluster.restore(image);
    cluster.world().advance(Duration.ofMinutes(10));
    assertThat(field(cluster, Resource.SERVICES, "web", "spec", "ports")).isEqualTo(port);
    assertThat(running(cluster)).as("the kubelets take over what runs, and start nothing").isEqualTo(containers);
    assertThat(ready(cluster, "web")).isEqualTo(3);
    Obj second = create(cluster, Resource.SERVICES, service("second"));
    assertThat(second.at("spec", "clusterIP")).isNotEqualTo(field(cluster, Resource.SERVICES, "web", "spec", "clusterIP"));
    assertThat(second.at("spec", "ports")).isNotEqualTo(port);
    create(cluster, Resource.DEPLOYMENTS, deployment("more", 4));
    cluster.world().advance(Duration.ofSeconds(10));
    assertThat(ready(cluster, "more")).isEqualTo(4);
    assertThat(podAddresses(cluster)).hasSize(7).doesNotHaveDuplicates();
    assertThat(uids(cluster)).doesNotHaveDuplicates();
  }

  private static List<String> podAddresses(SimulatedCluster in) {
    return items(in, Resource.PODS).stream().map(pod -> pod.text("status", "podIP")).toList();
  }

  private static List<String> uids(SimulatedCluster in) {
    List<String> uids = new ArrayList<>();
    for (Resource resource : List.of(Resource.PODS, Resource.SERVICES, Resource.REPLICA_SETS, Resource.DEPLOYMENTS, Resource.EVENTS)) {
      items(in, resource).forEach(item -> uids.add(item.text("metadata", "uid")));
    }
    return uids;
  }

  private static List<Value> items(SimulatedCluster in, Resource resource) {
    return List.copyOf(((Result.Ok) in.await(in.admin().list(resource, "default", Map.of()))).object().list("items"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void twins_that_are_asked_the_same_do_the_same(int members) {
    SimulatedCluster parent = members == 0 ? cluster : SimulatedCluster.start(ClusterShape.of(3, 2).withMembers(members));
    deploy(parent, "web", 2);
    WorldImage image = parent.snapshot();
    SimulatedCluster one = SimulatedCluster.of(image);
    SimulatedCluster other = SimulatedCluster.of(image);
    for (SimulatedCluster twin : List.of(one, other)) {
      deploy(twin, "twin", 3);
      twin.world().advance(Duration.ofMinutes(2));
    }
    assertThat(one.world().hash()).isEqualTo(other.world().hash());
    assertThat(stored(one)).isEqualTo(stored(other));
    assertThat(running(one)).isEqualTo(running(other));
    assertThat(uids(one)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void a_fork_and_its_parent_do_not_see_each_other(int members) {
    SimulatedCluster parent = members == 0 ? cluster : SimulatedCluster.start(ClusterShape.of(3, 2).withMembers(members));
    deploy(parent, "common", 2);
    SimulatedCluster fork = parent.fork();
    deploy(parent, "parents", 1);
    deploy(fork, "forks", 1);
    assertThat(List.of(ready(parent, "common"), ready(parent, "parents"), ready(parent, "forks"))).containsExactly(2L, 1L, -1L);
    assertThat(List.of(ready(fork, "common"), ready(fork, "parents"), ready(fork, "forks"))).containsExactly(2L, -1L, 1L);
  }

  @Test
  void a_fork_stands_where_its_parent_stood() {
    deploy(cluster, "web", 3);
    List<KeyValue> objects = stored(cluster);
    List<Listing> containers = running(cluster);
    SimulatedCluster fork = cluster.fork();
    assertThat(stored(fork)).isEqualTo(objects);
    assertThat(running(fork)).isEqualTo(containers);
    assertThat(fork.world().clock().now()).isEqualTo(cluster.world().clock().now());
    assertThat(fork.credential("system:admin")).isEqualTo(cluster.credential("system:admin"));
  }

  @Test
  void a_group_of_members_is_restored_as_well() {
    SimulatedCluster group = SimulatedCluster.start(ClusterShape.of(5, 1).withMembers(3));
    deploy(group, "web", 2);
    WorldImage image = group.snapshot();
    deploy(group, "other", 1);
    group.restore(image);
    assertThat(List.of(ready(group, "web"), ready(group, "other"))).containsExactly(2L, -1L);
    group.members().loseAllPower();
    IntStream.rangeClosed(1, 3).forEach(group.members()::start);
    deploy(group, "other", 1);
  }

  @Test
  void after_a_reset_it_is_as_when_it_was_started_each_time() {
    cluster.reset();
    List<KeyValue> objects = stored(cluster);
    assertThat(objects).anyMatch(pair -> pair.key().utf8().equals("/registry/serviceaccounts/default/default"));
    for (int i = 0; i < 3; i++) {
      deploy(cluster, "web", 3);
      cluster.reset();
      assertThat(stored(cluster)).isEqualTo(objects);
      assertThat(running(cluster)).allMatch(listing -> listing.containers().isEmpty());
    }
    deploy(cluster, "web", 3);
  }

  @Test
  void a_watch_ends_and_its_revision_is_gone_because_it_would_come_to_mean_something_else() {
    deploy(cluster, "web", 1);
    Map<String, String> fromHere = Map.of("resourceVersion", field(cluster, Resource.DEPLOYMENTS, "web", "metadata", "resourceVersion").asString(""));
    Frames open = new Frames();
    ((ApiResponse.Streaming) cluster.await(cluster.admin().watch(Resource.DEPLOYMENTS, "default", fromHere))).frames().start(open);
    cluster.reset();
    assertThat(open.ended).isTrue();
    Frames again = new Frames();
    ApiResponse answer = cluster.await(cluster.admin().watch(Resource.DEPLOYMENTS, "default", fromHere));
    ((ApiResponse.Streaming) answer).frames().start(again);
    cluster.world().settle();
    assertThat(again.seen.getFirst().text("object", "reason")).isEqualTo("Expired");
    Obj anew = create(cluster, Resource.DEPLOYMENTS, deployment("web", 1));
    assertThat(Long.parseLong(anew.text("metadata", "resourceVersion"))).isGreaterThan(1_000_000_000);
  }

  private static final class Frames implements ApiResponse.Sink {
    private final List<Value> seen = new ArrayList<>();
    private boolean ended;

    @Override
    public boolean frame(Body frame) {
      seen.add(((Body.Tree) frame).value());
      return true;
    }

    @Override
    public void end() {
      ended = true;
    }
  }

  @Test
  void what_was_stopped_stays_stopped() {
    deploy(cluster, "web", 1);
    cluster.stopScheduler();
    cluster.stopKubelet("node-1");
    WorldImage image = cluster.snapshot();
    cluster.startScheduler();
    cluster.startKubelet("node-1");
    cluster.restore(image);
    cluster.world().advance(Duration.ofSeconds(1));
    assertThat(cluster.process("scheduler-1").running()).isFalse();
    assertThat(cluster.process("kubelet-node-1").running()).isFalse();
    assertThat(cluster.process("node-1").running()).isTrue();
    assertThat(cluster.process("controller-manager-1").running()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crash", "stop"})
  void what_ends_right_after_a_reset_does_not_come_up(String how) {
    cluster.reset();
    if (how.equals("crash")) {
      cluster.process("scheduler-1").crash();
    } else {
      cluster.stopScheduler();
    }
    cluster.world().advance(Duration.ofSeconds(5));
    assertThat(cluster.process("scheduler-1").running()).isFalse();
    assertThat(cluster.process("controller-manager-1").running()).isTrue();
  }

  @Test
  void a_machine_that_loses_its_power_after_a_restore_comes_back_empty() {
    deploy(cluster, "web", 4);
    cluster.restore(cluster.snapshot());
    cluster.world().advance(Duration.ofSeconds(1));
    List<Sandbox> before = running(cluster).getFirst().sandboxes();
    cluster.process("node-1").crash();
    cluster.process("node-1").start();
    cluster.world().settle();
    assertThat(before).isNotEmpty();
    assertThat(running(cluster).getFirst().sandboxes()).doesNotContainAnyElementsOf(before);
  }

  @Test
  void an_image_of_another_shape_is_refused() {
    WorldImage other = SimulatedCluster.start(3, 1).snapshot();
    assertThatThrownBy(() -> cluster.restore(other)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("cannot be restored");
  }

  @Test
  void a_cluster_whose_server_is_down_cannot_be_kept() {
    cluster.stopServer();
    assertThatThrownBy(cluster::snapshot).isInstanceOf(IllegalStateException.class).hasMessageContaining("no API server is up");
  }

  @Test
  void forks_and_former_states_are_let_go() {
    List<WeakReference<Object>> gone = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      deploy(cluster, "web", 1);
      gone.add(new WeakReference<>(cluster.fork()));
      gone.add(new WeakReference<>(cluster.snapshot()));
      gone.add(new WeakReference<>(stored(cluster).stream().filter(pair -> pair.key().utf8().contains("deployments")).findFirst().orElseThrow()));
      cluster.reset();
    }
    List<Integer> kept = List.of();
    for (int tries = 0; tries < 20 && (tries == 0 || !kept.isEmpty()); tries++) {
      System.gc();
      kept = IntStream.range(3, gone.size() - 3).filter(index -> gone.get(index).get() != null).boxed().toList();
    }
    assertThat(kept).as("all but the first life, which somebody keeps (it is one, however often), and what the last may still be about").isEmpty();
  }

  @Test
  void a_thousand_resets_leave_nothing_behind() {
    long[] used = new long[2];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 500; i++) {
        create(cluster, Resource.CONFIG_MAPS, Value.obj("kind", "ConfigMap", "apiVersion", "v1",
            "metadata", Value.obj("name", "big", "namespace", "default"), "data", Value.obj("text", "x".repeat(20_000))));
        cluster.reset();
      }
      System.gc();
      used[round] = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
    assertThat(used[1] - used[0]).as("bytes that 500 resets leave").isLessThan(5_000_000);
  }
}
