package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that are not the test's, in virtual time. */
@Timeout(60)
final class OutsideTest {
  private final TestCluster cluster = ClusterOptions.VIRTUAL.start();

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void a_request_is_answered_while_nobody_runs_the_world() throws Exception {
    Duration before = cluster.time().elapsed();
    cluster.time().autoAdvance(false);
    ApiResponse response = cluster.outside().handle(get("/api/v1/nodes", Map.of())).toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(response.code()).isEqualTo(200);
    assertThat(cluster.time().elapsed()).isEqualTo(before);
  }

  @Test
  void many_threads_are_served_while_the_test_runs_time() throws Exception {
    CompletableFuture<?>[] all = new CompletableFuture<?>[16];
    for (int i = 0; i < all.length; i++) {
      all[i] = CompletableFuture.runAsync(() -> {
        for (int k = 0; k < 20; k++) {
          assertThat(cluster.outside().handle(get("/api/v1/nodes/node-1", Map.of())).toCompletableFuture().join().code()).isEqualTo(200);
        }
      }, task -> Thread.ofVirtual().start(task));
    }
    cluster.time().advance(Duration.ofMinutes(1));
    CompletableFuture.allOf(all).get(30, TimeUnit.SECONDS);
  }

  @Test
  void time_waits_for_a_watcher_that_is_slow_to_take_an_event() throws Exception {
    List<Duration> seenAt = new CopyOnWriteArrayList<>();
    CountDownLatch slow = new CountDownLatch(1);
    watch("/api/v1/configmaps", frame -> {
      slow.countDown();
      sleep(100);
      seenAt.add(cluster.time().elapsed());
    });
    Duration before = cluster.time().elapsed();
    cluster.admin().apply("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n");
    cluster.time().advance(Duration.ofHours(1));
    assertThat(slow.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seenAt).isNotEmpty().allSatisfy(at -> assertThat(at).isLessThan(before.plusSeconds(1)));
  }

  @Test
  void time_moves_on_by_itself_while_the_test_waits_for_a_client() throws Exception {
    CountDownLatch available = new CountDownLatch(1);
    watch("/apis/apps/v1/deployments", frame -> {
      if (frame.contains("\"readyReplicas\":3")) {
        available.countDown();
      }
    });
    cluster.admin().apply(Manifest.deployment("web", 3).replace("spec:\n  replicas", "spec:\n  minReadySeconds: 30\n  replicas"));
    assertThat(available.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void time_stands_still_where_it_is_told_to() throws Exception {
    cluster.time().autoAdvance(false);
    watch("/api/v1/configmaps", frame -> { });
    Duration before = cluster.time().elapsed();
    sleep(200);
    assertThat(cluster.time().elapsed()).isEqualTo(before);
  }

  @Test
  void a_reset_ends_the_streams_of_before() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    start("/api/v1/configmaps", frame -> { }, ended::countDown);
    cluster.reset();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(cluster.outside().handle(get("/api/v1/nodes", Map.of())).toCompletableFuture().get(10, TimeUnit.SECONDS).code()).isEqualTo(200);
  }

  private void watch(String path, java.util.function.Consumer<String> reader) throws Exception {
    start(path, reader, () -> { });
  }

  private void start(String path, java.util.function.Consumer<String> reader, Runnable end) throws Exception {
    ApiResponse response = cluster.outside().handle(get(path, Map.of("watch", List.of("true")))).toCompletableFuture().get(10, TimeUnit.SECONDS);
    ((ApiResponse.Streaming) response).frames().start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        reader.accept(((Body.Encoded) frame).joined().utf8());
        return true;
      }

      @Override
      public void end() {
        end.run();
      }
    });
  }

  private ApiRequest get(String path, Map<String, List<String>> query) {
    return new ApiRequest("GET", path, query, Map.of("accept", "application/json", "user-agent", "guest"), new Body.None(), cluster.administrator(), "");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
