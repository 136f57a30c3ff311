package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster on the wall clock that is made what it was. Whatever is waited for is waited for as long as it takes. */
class ClusterImageTest {
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private final Cluster cluster = Cluster.start(ClusterSettings.inMemory().withNodes(2), failures::add);
  private final ApiClient admin = new ApiClient(cluster.front(), cluster.credential("system:admin"), "test");

  @AfterEach
  void close() {
    cluster.close();
    assertThat(failures).isEmpty();
  }

  private static Obj pod(String name) {
    return Value.obj("kind", "Pod", "apiVersion", "v1", "metadata", Value.obj("name", name, "namespace", "default"),
        "spec", Value.obj("containers", List.of(Value.obj("name", "c", "image", "nginx"))));
  }

  private String run(String name) throws InterruptedException {
    assertThat(Awaiting.stage(admin.create(Resource.PODS, pod(name)))).isInstanceOf(Result.Ok.class);
    for (int tries = 0; tries < 10_000; tries++) {
      Obj now = find(name);
      if (now.text("status", "phase").equals("Running")) {
        return now.text("metadata", "uid");
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    throw new AssertionError("the Pod does not run: " + find(name));
  }

  private Obj find(String name) {
    return Awaiting.stage(admin.get(Resource.PODS, "default", name)) instanceof Result.Ok(int code, Obj there) ? there : Value.obj();
  }

  private List<String> containers() {
    return List.of("node-1", "node-2").stream().map(cluster.nodes()::list).map(Awaiting::stage)
        .map(Listing::containers).flatMap(List::stream).map(container -> container.id()).sorted().toList();
  }

  @Test
  void what_was_done_since_is_undone_and_what_ran_runs_on() throws InterruptedException {
    String uid = run("kept");
    List<String> running = containers();
    ClusterImage image = cluster.snapshot();
    int port = cluster.port();
    run("other");
    Awaiting.stage(admin.delete(Resource.PODS, "default", "kept", Value.obj()));
    cluster.restore(image);
    assertThat(find("kept").text("metadata", "uid")).isEqualTo(uid);
    assertThat(find("other").fields()).isEmpty();
    assertThat(cluster.port()).isEqualTo(port);
    String later = run("other");
    assertThat(later).isNotEqualTo(uid);
    assertThat(containers()).containsAll(running).hasSize(2);
  }

  @Test
  void many_resets_in_a_row() throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      run("web");
      cluster.reset();
      assertThat(find("web").fields()).isEmpty();
      assertThat(containers()).isEmpty();
    }
  }

  @Test
  void a_watch_ends_and_cannot_go_on() throws InterruptedException {
    run("web");
    Map<String, String> here = Map.of("resourceVersion", find("web").text("metadata", "resourceVersion"));
    CompletableFuture<Boolean> ended = new CompletableFuture<>();
    ((ApiResponse.Streaming) Awaiting.stage(admin.watch(Resource.PODS, "default", here))).frames().start(sink(frame -> { }, ended));
    cluster.reset();
    assertThat(Awaiting.stage(ended)).isTrue();
    CompletableFuture<Value> first = new CompletableFuture<>();
    ((ApiResponse.Streaming) Awaiting.stage(admin.watch(Resource.PODS, "default", here))).frames().start(sink(first::complete, ended));
    assertThat(Awaiting.stage(first).text("object", "reason")).isEqualTo("Expired");
  }

  private static ApiResponse.Sink sink(Consumer<Value> frames, CompletableFuture<Boolean> ended) {
    return new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        frames.accept(((Body.Tree) frame).value());
        return true;
      }

      @Override
      public void end() {
        ended.complete(true);
      }
    };
  }

  @Test
  void one_whose_store_is_to_last_is_not_reset(@TempDir Path data) {
    try (Cluster lasting = Cluster.start(ClusterSettings.inMemory().withNodes(0).withData(data), failures::add)) {
      assertThatThrownBy(lasting::reset).isInstanceOf(IllegalStateException.class).hasMessageContaining("to last");
    }
  }
}
