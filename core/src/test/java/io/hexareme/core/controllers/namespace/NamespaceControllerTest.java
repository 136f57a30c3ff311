package io.hexareme.core.controllers.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.controllers.Hosted;
import io.hexareme.core.controllers.MemoryApiServer;
import io.hexareme.core.controllers.Samples;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamespaceControllerTest {
  private static final List<Resource> KINDS =
      List.of(Resource.NAMESPACES, Resource.PODS, Resource.CONFIG_MAPS, Resource.DEPLOYMENTS);
  private static final ObjectKey GONER = new ObjectKey("", "goner");

  private final Hosted hosted = new Hosted(KINDS);
  private final MemoryApiServer server = hosted.server;

  private void namespace(String... finalizers) {
    server.put(Resource.NAMESPACES, Value.obj(
        "metadata", Value.obj("name", "goner"),
        "spec", Value.obj("finalizers", List.of(finalizers)),
        "status", Value.obj("phase", "Active")));
    hosted.start(new NamespaceController(KINDS));
  }

  private void put(Resource resource, String namespace, String name, String... finalizers) {
    server.put(resource, Value.obj("metadata", Value.obj(
        "name", name, "namespace", namespace, "finalizers", finalizers.length == 0 ? null : List.of(finalizers))));
  }

  private void delete() {
    new ApiClient(server, new Credential.None(), "user").delete(Resource.NAMESPACES, "", "goner", Obj.EMPTY);
    hosted.loop.advance(Duration.ofSeconds(5));
  }

  private List<String> conditions() {
    return server.get(Resource.NAMESPACES, GONER).orElseThrow().list("status", "conditions").stream()
        .map(c -> c.text("type") + "=" + c.text("status") + " " + c.text("reason") + ": " + c.text("message")).toList();
  }

  @Test
  void an_active_namespace_is_left_alone() {
    put(Resource.CONFIG_MAPS, "goner", "a");
    namespace("kubernetes");
    hosted.loop.advance(Duration.ofMinutes(1));

    assertThat(server.writes()).isEmpty();
  }

  @Test
  void everything_in_a_deleted_namespace_goes_and_then_it_goes_itself() {
    put(Resource.CONFIG_MAPS, "goner", "a");
    put(Resource.DEPLOYMENTS, "goner", "b");
    put(Resource.CONFIG_MAPS, "default", "c");
    namespace("kubernetes");

    delete();

    assertThat(server.all(Resource.NAMESPACES)).isEmpty();
    assertThat(server.all(Resource.DEPLOYMENTS)).isEmpty();
    assertThat(server.all(Resource.CONFIG_MAPS)).hasSize(1);
    assertThat(server.writes()).containsExactly(
        "DELETE /api/v1/namespaces/goner",
        "DELETE /api/v1/namespaces/goner/configmaps",
        "DELETE /apis/apps/v1/namespaces/goner/deployments",
        "PUT /api/v1/namespaces/goner/finalize");
  }

  @Test
  void pods_go_first_and_are_waited_for() {
    server.gracefulPods();
    server.put(Resource.PODS, Samples.pod("p", "web").withPath(Value.of("goner"), "metadata", "namespace"));
    put(Resource.CONFIG_MAPS, "goner", "a");
    namespace("kubernetes");

    delete();
    assertThat(server.all(Resource.CONFIG_MAPS)).hasSize(1);
    assertThat(conditions()).contains(
        "NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining: "
            + "configmaps. has 1 resource instances, pods. has 1 resource instances");

    server.remove(Resource.PODS, new ObjectKey("goner", "p"));
    hosted.loop.advance(Duration.ofMillis(50));
    assertThat(server.all(Resource.NAMESPACES)).isEmpty();
  }

  @Test
  void what_is_kept_by_finalizers_is_told_in_the_conditions() {
    put(Resource.CONFIG_MAPS, "goner", "a", "example.com/keep");
    put(Resource.CONFIG_MAPS, "goner", "b", "example.com/keep", "example.com/too");
    put(Resource.DEPLOYMENTS, "goner", "d", "example.com/keep");
    namespace("kubernetes");

    delete();

    assertThat(conditions()).containsExactly(
        "NamespaceDeletionDiscoveryFailure=False ResourcesDiscovered: All resources successfully discovered",
        "NamespaceDeletionGroupVersionParsingFailure=False ParsedGroupVersions: All legacy kube types successfully parsed",
        "NamespaceDeletionContentFailure=False ContentDeleted: All content successfully deleted, may be waiting on finalization",
        "NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining: "
            + "configmaps. has 2 resource instances, deployments.apps has 1 resource instances",
        "NamespaceFinalizersRemaining=True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: "
            + "example.com/keep in 3 resource instances, example.com/too in 1 resource instances");

    for (Resource resource : List.of(Resource.CONFIG_MAPS, Resource.DEPLOYMENTS)) {
      server.all(resource).forEach(object -> server.remove(resource, ObjectKey.of(object)));
    }
    hosted.loop.advance(Duration.ofSeconds(1));
    assertThat(server.all(Resource.NAMESPACES)).isEmpty();
  }

  @Test
  void a_kind_that_cannot_be_deleted_is_told_of_and_tried_again() {
    put(Resource.CONFIG_MAPS, "goner", "a");
    namespace("kubernetes");
    server.refuse(request -> request.path().endsWith("/configmaps")
        ? Optional.of(MemoryApiServer.status(500, "InternalError", "no way")) : Optional.empty());

    delete();
    assertThat(conditions()).contains(
        "NamespaceDeletionContentFailure=True ContentDeletionFailed: Failed to delete all resource types, 1 remaining: no way");

    server.acceptAll();
    hosted.loop.advance(Duration.ofMinutes(2));
    assertThat(server.all(Resource.NAMESPACES)).isEmpty();
  }

  @Test
  void other_finalizers_of_the_namespace_are_left_to_their_owners() {
    namespace("kubernetes", "example.com/other");

    delete();

    assertThat(server.get(Resource.NAMESPACES, GONER).orElseThrow().list("spec", "finalizers"))
        .containsExactly(Value.of("example.com/other"));
    assertThat(server.writes()).hasSize(2);
  }
}
