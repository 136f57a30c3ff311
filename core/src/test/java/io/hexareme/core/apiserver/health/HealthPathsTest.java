package io.hexareme.core.apiserver.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.RequestInfo;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.store.StoreHealth.Report;
import io.hexareme.ports.store.StoreHealth.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthPathsTest {
  private boolean synced;
  private Report report = Report.WELL;
  private final CompletableFuture<Long> store = new CompletableFuture<>();
  private final HealthPaths paths = new HealthPaths(
      List.of(HealthCheck.ping(), HealthCheck.store("etcd", () -> store, () -> report)),
      List.of(HealthCheck.that("informer-sync", "not yet", () -> synced)));

  private Optional<CompletionStage<ApiResponse>> ask(String path, Map<String, List<String>> query) {
    return ask(paths, path, query);
  }

  private static Optional<CompletionStage<ApiResponse>> ask(HealthPaths paths, String path, Map<String, List<String>> query) {
    ApiRequest request = new ApiRequest("GET", path, query, Map.of(), new Body.None(), null, "");
    return paths.handle(Call.of(request, RequestInfo.of(request), User.ANONYMOUS, "s", Instant.EPOCH));
  }

  private String answer(String path, Map<String, List<String>> query) {
    return answer(paths, path, query);
  }

  private static String answer(HealthPaths paths, String path, Map<String, List<String>> query) {
    ApiResponse.Whole whole = (ApiResponse.Whole) ask(paths, path, query).orElseThrow().toCompletableFuture().join();
    return whole.code() + " " + ApiServerFixture.text(whole);
  }

  @Test
  void readiness_asks_more_than_liveness() {
    store.complete(1L);
    assertThat(answer("/livez", Map.of())).isEqualTo("200 ok");
    assertThat(answer("/healthz", Map.of())).isEqualTo("200 ok");
    assertThat(answer("/readyz", Map.of()))
        .isEqualTo("500 [+]ping ok\n[+]etcd ok\n[-]informer-sync failed: reason withheld\nreadyz check failed\n");
    synced = true;
    assertThat(answer("/readyz", Map.of())).isEqualTo("200 ok");
  }

  @Test
  void one_check_alone_tells_why_it_failed() {
    assertThat(answer("/readyz/informer-sync", Map.of())).isEqualTo("500 internal server error: not yet\n");
    assertThat(answer("/readyz/ping", Map.of())).isEqualTo("200 ok");
  }

  @Test
  void a_check_that_is_excluded_does_not_count() {
    store.complete(1L);
    assertThat(answer("/readyz", Map.of("exclude", List.of("informer-sync")))).isEqualTo("200 ok");
    assertThat(answer("/readyz", Map.of("exclude", List.of("informer-sync"), "verbose", List.of(""))))
        .isEqualTo("200 [+]ping ok\n[+]etcd ok\n[+]informer-sync excluded: ok\nreadyz check passed\n");
  }

  @Test
  void what_cannot_be_excluded_is_named() {
    synced = true;
    store.complete(1L);
    assertThat(answer("/readyz", Map.of("exclude", List.of("nothing", "else"), "verbose", List.of("")))).isEqualTo("200 [+]ping ok\n[+]etcd ok\n"
        + "[+]informer-sync ok\nwarn: some health checks cannot be excluded: no matches for \"else\",\"nothing\"\nreadyz check passed\n");
  }

  @Test
  void a_store_that_does_not_answer_keeps_the_answer_waiting_and_one_that_fails_is_unwell() {
    CompletableFuture<ApiResponse> waiting = ask("/livez", Map.of()).orElseThrow().toCompletableFuture();
    assertThat(waiting).isNotDone();
    store.completeExceptionally(new IllegalStateException("gone"));
    assertThat(waiting.join().code()).isEqualTo(500);
    assertThat(answer("/livez/etcd", Map.of())).isEqualTo("500 internal server error: gone\n");
  }

  @Test
  void a_store_that_is_known_to_be_unwell_is_not_waited_for() {
    report = new Report(State.FAILED, List.of("member m1: the disk is full"));
    assertThat(answer("/livez/etcd", Map.of())).isEqualTo("500 internal server error: the store has failed: member m1: the disk is full\n");
    assertThat(answer("/livez", Map.of()))
        .isEqualTo("500 [+]ping ok\n[-]etcd failed: the store has failed: member m1: the disk is full\nlivez check failed\n");
  }

  @Test
  void a_backup_that_failed_is_told_and_makes_nobody_unready() {
    List<Optional<String>> problem = new ArrayList<>(List.of(Optional.of("the disk is full")));
    HealthPaths backedUp = new HealthPaths(List.of(HealthCheck.ping()), List.of(HealthCheck.backups("backup", problem::getFirst)));
    assertThat(answer(backedUp, "/readyz", Map.of("verbose", List.of("")))).isEqualTo("200 [+]ping ok\n[+]backup ok: the disk is full\nreadyz check passed\n");
    problem.set(0, Optional.empty());
    assertThat(answer(backedUp, "/readyz", Map.of("verbose", List.of("")))).isEqualTo("200 [+]ping ok\n[+]backup ok\nreadyz check passed\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez/nope", "/livez/informer-sync", "/livez/ping/more", "/health", "/"})
  void other_paths_are_somebody_elses(String path) {
    assertThat(ask(path, Map.of())).isEmpty();
  }
}
