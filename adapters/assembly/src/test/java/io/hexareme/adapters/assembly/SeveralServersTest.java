package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Two API servers on one store are one API: neither keeps anything that the other would have to know. */
class SeveralServersTest {
  private final SimulatedCluster cluster =
      SimulatedCluster.controlPlane(ClusterShape.of(3, 0).withMembers(3).withApiServers(2).withNetwork());
  private final ApiClient one = new ApiClient(cluster.front("one", 1), cluster.credential("system:admin"), "test");
  private final ApiClient two = new ApiClient(cluster.front("two", 2), cluster.credential("system:admin"), "test");

  private static Obj service(String name, Object... spec) {
    Obj all = Value.obj(spec).with("ports", Value.array(Value.obj("port", 80)));
    return Value.obj("kind", "Service", "apiVersion", "v1", "metadata", Value.obj("name", name, "namespace", "default"), "spec", all);
  }

  private static Obj configMap(String name) {
    return Value.obj("kind", "ConfigMap", "apiVersion", "v1", "metadata", Value.obj("name", name, "namespace", "default"));
  }

  private List<Result> both(Obj first, Obj second) {
    CompletionStage<Result> ofOne = one.create(Resource.SERVICES, first);
    CompletionStage<Result> ofTwo = two.create(Resource.SERVICES, second);
    return List.of(cluster.await(ofOne), cluster.await(ofTwo));
  }

  @Test
  void they_never_hand_out_one_address_twice() {
    for (int i = 1; i <= 10; i++) {
      List<Result> results = both(service("a" + i, "clusterIP", "10.96.7." + i), service("b" + i, "clusterIP", "10.96.7." + i));
      assertThat(results.stream().filter(Result.Ok.class::isInstance)).as("of two who want 10.96.7." + i).hasSize(1);
      assertThat(results).anyMatch(result -> result instanceof Result.Failed refused && refused.message().contains("provided IP is already allocated"));
    }
  }

  @Test
  void nor_one_node_port_whether_at_creation_or_later() {
    cluster.await(one.create(Resource.SERVICES, service("a")));
    cluster.await(two.create(Resource.SERVICES, service("b")));
    Obj ports = Value.obj("spec", Value.obj("type", "NodePort", "ports", Value.array(Value.obj("port", 80, "nodePort", 30500))));
    CompletionStage<Result> first = one.patch(Resource.SERVICES, "default", "a", "", ApiClient.MERGE_PATCH, ports);
    CompletionStage<Result> second = two.patch(Resource.SERVICES, "default", "b", "", ApiClient.MERGE_PATCH, ports);
    List<Result> results = List.of(cluster.await(first), cluster.await(second));
    assertThat(results.stream().filter(Result.Ok.class::isInstance)).hasSize(1);
    assertThat(results).anyMatch(result -> result instanceof Result.Failed refused && refused.message().contains("provided port is already allocated"));
  }

  @Test
  void what_is_given_back_to_one_can_be_had_from_the_other() {
    Obj wanted = service("a", "clusterIP", "10.96.7.7");
    assertThat(cluster.await(one.create(Resource.SERVICES, wanted))).isInstanceOf(Result.Ok.class);
    assertThat(cluster.await(two.create(Resource.SERVICES, service("b", "clusterIP", "10.96.7.7")))).isInstanceOf(Result.Failed.class);
    assertThat(cluster.await(one.delete(Resource.SERVICES, "default", "a", Obj.EMPTY))).isInstanceOf(Result.Ok.class);
    assertThat(cluster.await(two.create(Resource.SERVICES, service("b", "clusterIP", "10.96.7.7")))).isInstanceOf(Result.Ok.class);
    Result services = cluster.await(one.list(Resource.SERVICES, "default", Map.of()));
    assertThat(((Result.Ok) services).object().list("items").stream().map(Meta::name)).containsExactly("b", "kubernetes");
  }

  @Test
  void what_was_written_through_one_is_read_through_the_other() {
    for (int i = 0; i < 20; i++) {
      assertThat(cluster.await((i % 2 == 0 ? one : two).create(Resource.CONFIG_MAPS, configMap("c" + i)))).isInstanceOf(Result.Ok.class);
      assertThat(cluster.await((i % 2 == 0 ? two : one).get(Resource.CONFIG_MAPS, "default", "c" + i))).isInstanceOf(Result.Ok.class);
    }
  }

  @Test
  void a_watch_goes_on_at_the_other_without_a_gap_or_a_repetition() {
    ApiClient watcher = new ApiClient(cluster.front("watcher", 1), cluster.credential("system:admin"), "test");
    List<String> seen = new ArrayList<>();
    Value list = ((Result.Ok) cluster.await(watcher.list(Resource.CONFIG_MAPS, "default", Map.of()))).object();
    follow(watcher, Meta.revision(list), seen);
    Map<String, Boolean> written = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      String name = "c" + i;
      two.create(Resource.CONFIG_MAPS, configMap(name)).thenAccept(result -> written.put(name, result instanceof Result.Ok));
      cluster.world().advance(Duration.ofMillis(7));
      if (i % 20 == 10) {
        cluster.process(i % 40 == 10 ? "apiserver-1" : "apiserver-2").crash();
      } else if (i % 20 == 15) {
        cluster.process(i % 40 == 15 ? "apiserver-1" : "apiserver-2").start();
        cluster.world().advance(Duration.ofSeconds(2));
      }
    }
    cluster.world().advance(Duration.ofSeconds(30));
    Value end = ((Result.Ok) cluster.await(two.list(Resource.CONFIG_MAPS, "default", Map.of()))).object();
    List<String> expected = end.list("items").stream().map(Value::asObj)
        .sorted((a, b) -> Long.compare(Meta.revision(a), Meta.revision(b))).map(Meta::name).filter(name -> name.startsWith("c")).toList();
    assertThat(seen).isEqualTo(expected);
    assertThat(expected).containsAll(written.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList());
    assertThat(expected).hasSizeGreaterThan(40);
  }

  /** Watches from there, and again from the last revision seen whenever the watch ends. */
  private void follow(ApiClient watcher, long from, List<String> seen) {
    long[] last = {from};
    watcher.watch(Resource.CONFIG_MAPS, "default", Map.of("resourceVersion", Long.toString(from))).thenAccept(response -> {
      if (!(response instanceof ApiResponse.Streaming stream)) {
        again(watcher, last[0], seen);
        return;
      }
      stream.frames().start(new ApiResponse.Sink() {
        @Override
        public boolean frame(Body frame) {
          Value object = ((Body.Tree) frame).value().at("object");
          last[0] = Meta.revision(object);
          seen.add(Meta.name(object));
          return true;
        }

        @Override
        public void end() {
          again(watcher, last[0], seen);
        }
      });
    });
  }

  private void again(ApiClient watcher, long from, List<String> seen) {
    cluster.world().loop("watcher").after(Duration.ofMillis(100), () -> follow(watcher, from, seen));
  }
}
