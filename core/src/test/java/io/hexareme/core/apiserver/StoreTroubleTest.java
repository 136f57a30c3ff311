package io.hexareme.core.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.store.StoreHealth.State;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A store in trouble under a whole API server: everybody is told, soon, and told that it is the store. */
class StoreTroubleTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private static final String SLOW = "member m2: fsync took 1.2 s at the 99th percentile of the last 30 s (slow disk)";
  private static final String ALONE = "member m1 hears of none of m2, m3";

  private final ApiServerFixture api = new ApiServerFixture();

  @Test
  void a_write_without_a_leader_is_refused_within_a_second_in_the_stores_name() {
    api.stalling.stall(State.NO_LEADER, ALONE);

    Answer answer = afterASecond("POST", MAPS, "{'metadata':{'name':'a'}}");

    assertThat(answer.code()).isEqualTo(503);
    assertThat(answer.text("reason")).isEqualTo("ServiceUnavailable");
    assertThat(answer.message()).isEqualTo("the store does not answer: it has no leader: " + ALONE);
  }

  @Test
  void a_write_that_may_have_happened_is_not_to_be_tried_again_blindly() {
    api.post(MAPS, "{'metadata':{'name':'a'}}");
    api.stalling.stallWrites(State.NO_LEADER, ALONE);

    Answer answer = afterASecond("PUT", MAPS + "/a", "{'metadata':{'name':'a'},'data':{'k':'v'}}");

    assertThat(answer.code()).isEqualTo(504);
    assertThat(answer.reason()).isEqualTo("Timeout");
    assertThat(answer.headers()).doesNotContainKey("retry-after");
    assertThat(answer.message()).isEqualTo(
        "Timeout: the store does not answer: it has no leader: " + ALONE + "; whether the write has happened is not known");
  }

  @Test
  void a_consistent_read_without_a_leader_is_refused_within_a_second() {
    api.stalling.stall(State.NO_LEADER, ALONE);

    assertThat(afterASecond("GET", MAPS, null).code()).isEqualTo(503);
    assertThat(afterASecond("GET", "/api/v1/namespaces/default", null).message()).contains("the store", ALONE);
  }

  @Test
  void whoever_takes_any_state_is_given_the_last_known_one() {
    api.post(MAPS, "{'metadata':{'name':'a'}}");
    api.stalling.stall(State.NO_LEADER, ALONE);

    assertThat(afterASecond("GET", MAPS + "/a?resourceVersion=0", null).code()).isEqualTo(200);
    assertThat(afterASecond("GET", MAPS + "?resourceVersion=0", null).body().list("items")).isNotEmpty();
  }

  @Test
  void with_a_leader_again_all_is_served_again() {
    api.stalling.stall(State.NO_LEADER);
    assertThat(afterASecond("POST", MAPS, "{'metadata':{'name':'a'}}").code()).isEqualTo(503);
    api.stalling.recover();

    assertThat(api.post(MAPS, "{'metadata':{'name':'a'}}").code()).isEqualTo(201);
  }

  @Test
  void a_slow_store_with_a_leader_is_waited_for() {
    api.stalling.stall(State.SLOW, SLOW);
    CompletableFuture<Answer> answer = begin("GET", MAPS, null);
    api.loop.advance(Duration.ofSeconds(59));
    assertThat(answer).isNotDone();
    api.loop.advance(Duration.ofSeconds(2));

    assertThat(answer.join().message()).isEqualTo("the store does not answer: it took longer than 60 s: " + SLOW);
  }

  @Test
  void nothing_is_left_over_when_nothing_is_asked() {
    api.stalling.stall(State.NO_LEADER);
    afterASecond("GET", MAPS, null);
    api.server.stop();

    api.loop.advance(Duration.ofSeconds(1));
    assertThat(api.loop.isIdle()).isTrue();
  }

  @Test
  void without_a_leader_the_server_is_neither_live_nor_ready_and_the_lists_name_the_store() {
    api.stalling.stall(State.NO_LEADER, ALONE);

    assertThat(probe("/readyz?verbose")).isEqualTo("500 [+]ping ok\n[-]etcd failed: the store has no leader: " + ALONE
        + "\n[-]etcd-readiness failed: the store has no leader: " + ALONE + "\n[+]informer-sync ok\nreadyz check failed\n");
    assertThat(probe("/livez")).startsWith("500 ").contains("[-]etcd failed: the store has no leader");
  }

  @Test
  void a_slow_store_leaves_the_server_ready_and_is_named() {
    api.stalling.is(State.SLOW, SLOW);

    assertThat(probe("/readyz")).isEqualTo("200 ok");
    assertThat(probe("/readyz?verbose")).isEqualTo("200 [+]ping ok\n[+]etcd ok: the store is slow: " + SLOW
        + "\n[+]etcd-readiness ok: the store is slow: " + SLOW + "\n[+]informer-sync ok\nreadyz check passed\n");
    assertThat(probe("/livez?verbose")).contains("[+]etcd ok: the store is slow: " + SLOW);
  }

  @Test
  void programs_are_told_how_the_store_is() {
    api.stalling.is(State.SLOW, SLOW);

    Answer answer = api.get("/hexareme/store");
    assertThat(answer.text("state")).isEqualTo("SLOW");
    assertThat(answer.text("summary")).isEqualTo("the store is slow: " + SLOW);
    assertThat(answer.at("causes").items()).extracting(cause -> cause.asString("")).containsExactly(SLOW);
  }

  private String probe(String path) {
    var whole = api.fetch(path, Map.of());
    return whole.code() + " " + ApiServerFixture.text(whole);
  }

  private CompletableFuture<Answer> begin(String method, String path, String body) {
    return api.begin(method, path, body, body == null ? "" : "application/json").toCompletableFuture();
  }

  private Answer afterASecond(String method, String path, String body) {
    CompletableFuture<Answer> answer = begin(method, path, body);
    api.loop.advance(Duration.ofSeconds(1));
    return answer.join();
  }
}
