package io.hexareme.adapters.assembly.clusterfaults.check;

import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Informer;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Informers that hold what was not. The server lists what the test says, and has no watches. */
final class InformersTrueTest {
  private final ClusterTale tale = new ClusterTale();
  private final List<String> broken = new ArrayList<>();
  private final SimulatedWorld world = new SimulatedWorld(1);

  private void lists(long revision, Obj... items) {
    Obj list = Value.obj("kind", "ConfigMapList", "metadata", Value.obj("resourceVersion", Long.toString(revision)), "items", Value.array(items));
    ApiServer server = request -> CompletableFuture.completedFuture(request.query().containsKey("watch")
        ? new ApiResponse.Whole(503, Map.of(), new Body.Tree(Value.obj("kind", "Status")))
        : new ApiResponse.Whole(200, Map.of(), new Body.Tree(list)));
    ApiClient client = new ApiClient(server, new Credential.None(), "test")
        .rehearsing(new InformersTrue(tale.history, (rule, message) -> broken.add(rule + ": " + message)), Set.of());
    Informer informer = new Informer(client, world.loop("informer"), Resource.CONFIG_MAPS, Map.of());
    informer.start();
    world.settle();
    informer.stop();
  }

  private static Obj at(long revision, Obj object) {
    return object.withPath(Value.of(Long.toString(revision)), "metadata", "resourceVersion");
  }

  private Obj root() {
    return tale.history.get("ConfigMap", "work", "kube-root-ca.crt").orElseThrow();
  }

  @Test
  void what_there_was_is_held() {
    tale.put(object("ConfigMap", "work", "a"));
    lists(tale.revision(), root(), at(tale.revision(), object("ConfigMap", "work", "a")));
    assertThat(broken).isEmpty();
  }

  @Test
  void what_is_gone_is_held() {
    tale.put(object("ConfigMap", "work", "a")).delete(object("ConfigMap", "work", "a"));
    lists(tale.revision(), root(), at(tale.revision() - 1, object("ConfigMap", "work", "a")));
    assertThat(broken).singleElement().asString().contains("every informer holds a prefix of history", "holds work/a (which is gone)");
  }

  @Test
  void what_is_there_is_missing() {
    tale.put(object("ConfigMap", "work", "a"));
    lists(tale.revision(), root());
    assertThat(broken).singleElement().asString().contains("holds no work/a");
  }

  @Test
  void an_old_version_is_held() {
    tale.put(object("ConfigMap", "work", "a")).put(object("ConfigMap", "work", "a"));
    lists(tale.revision(), root(), at(tale.revision() - 1, object("ConfigMap", "work", "a")));
    assertThat(broken).singleElement().asString().contains("work/a of revision " + (tale.revision() - 1) + " instead of " + tale.revision());
  }
}
