package io.hexareme.adapters.simulation.api;

import static io.hexareme.adapters.simulation.api.FaultyWorld.PODS;
import static io.hexareme.adapters.simulation.api.FaultyWorld.WEB;
import static io.hexareme.adapters.simulation.api.FaultyWorld.request;
import static io.hexareme.adapters.simulation.api.FaultyWorld.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.simulation.api.ApiFault.Effect;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests with a whole answer. */
class FaultyApiServerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final RequestMatch WRITES = RequestMatch.ANY.verbs(RequestMatch.WRITES);

  private final FaultyWorld world = new FaultyWorld();

  private List<Integer> codes(int requests) {
    return IntStream.range(0, requests).mapToObj(i -> world.update().resultNow().code()).toList();
  }

  @Test
  void without_a_fault_everything_passes() {
    assertThat(codes(2)).containsExactly(200, 200);
    assertThat(world.hits).isEmpty();
  }

  @Test
  void a_lost_request_never_arrives_and_times_out() {
    world.begin(ApiFault.of(WRITES, new Effect.LoseRequest(SECOND)));
    CompletableFuture<ApiResponse> sent = world.update();
    assertThat(sent).isNotDone();
    world.pass(1);
    assertThat(world.answer(sent).code()).isEqualTo(504);
    assertThat(status(world.answer(sent)).text("reason")).isEqualTo("Timeout");
    assertThat(status(world.answer(sent)).text("message")).isEqualTo("Timeout: request did not complete within the allotted timeout");
    assertThat(world.target.arrived).isEmpty();
  }

  @Test
  void a_lost_answer_leaves_the_write_done() {
    world.begin(ApiFault.of(WRITES, new Effect.LoseAnswer(SECOND)).first(1));
    CompletableFuture<ApiResponse> sent = world.update();
    assertThat(world.target.arrived).hasSize(1);
    assertThat(sent).isNotDone();
    world.pass(1);
    assertThat(sent.resultNow().code()).isEqualTo(504);
  }

  @Test
  void a_lost_answer_of_a_watch_leaves_no_stream_open() {
    world.begin(ApiFault.of(RequestMatch.ANY, new Effect.LoseAnswer(SECOND)));
    world.send(request("GET", PODS, "watch", "1"));
    assertThat(world.target.watches.getFirst().cancelled).isTrue();
  }

  @Test
  void a_conflict_says_what_kubernetes_says() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()));
    ApiResponse.Whole answer = world.answer(world.update());
    assertThat(status(answer)).isEqualTo(Value.obj("kind", "Status", "apiVersion", "v1", "metadata", Value.obj(), "status", "Failure", "message",
        "Operation cannot be fulfilled on deployments.apps \"web\": the object has been modified; please apply your changes to the latest version"
            + " and try again",
        "reason", "Conflict", "details", Value.obj("name", "web", "group", "apps", "kind", "deployments"), "code", 409));
    assertThat(world.target.arrived).isEmpty();
  }

  @Test
  void too_many_requests_say_when_to_try_again() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.tooManyRequests(3)));
    ApiResponse.Whole answer = world.answer(world.update());
    assertThat(answer.headers()).containsEntry("retry-after", "3");
    assertThat(status(answer).at("details", "retryAfterSeconds").asLong(0)).isEqualTo(3);
    assertThat(answer.code()).isEqualTo(429);
  }

  @Test
  void whoever_reads_json_is_refused_in_json() {
    world.begin(ApiFault.of(WRITES, new Effect.Refuse(503, "ServiceUnavailable", "say \"no\"\n", 0)));
    ApiResponse.Whole answer = world.answer(world.send(request(Map.of("accept", "application/json"), "DELETE", WEB)));
    assertThat(answer.headers()).containsEntry("content-type", "application/json");
    assertThat(((Body.Encoded) answer.body()).joined().utf8()).isEqualTo("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},"
        + "\"status\":\"Failure\",\"message\":\"say \\\"no\\\"\\u000a\",\"reason\":\"ServiceUnavailable\",\"details\":{},\"code\":503}");
  }

  @Test
  void a_delayed_request_arrives_later_and_its_answer_later_still() {
    world.begin(ApiFault.of(WRITES, new Effect.Delay(SECOND)));
    CompletableFuture<ApiResponse> sent = world.update();
    assertThat(world.target.arrived).isEmpty();
    world.pass(1);
    assertThat(world.target.arrived).hasSize(1);
    assertThat(sent).isNotDone();
    world.pass(1);
    assertThat(sent.resultNow().code()).isEqualTo(200);
  }

  @Test
  void the_first_few_are_hit() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()).first(2));
    assertThat(codes(4)).containsExactly(409, 409, 200, 200);
  }

  @Test
  void every_second_is_hit() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()).every(2));
    assertThat(codes(5)).containsExactly(200, 409, 200, 409, 200);
  }

  @Test
  void some_are_spared_before() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()).after(3).first(1));
    assertThat(codes(5)).containsExactly(200, 200, 200, 409, 200);
  }

  @Test
  void after_its_span_a_fault_is_over() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()).during(SECOND));
    assertThat(codes(1)).containsExactly(409);
    world.pass(1);
    assertThat(codes(1)).containsExactly(200);
  }

  @Test
  void all_faults_can_be_ended() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()));
    world.server.endAll();
    assertThat(codes(1)).containsExactly(200);
  }

  @Test
  void what_the_first_fault_refuses_the_second_does_not_count() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()).first(1));
    world.begin(ApiFault.of(WRITES, Effect.Refuse.unavailable()).first(1));
    assertThat(codes(3)).containsExactly(409, 503, 200);
  }

  @Test
  void faults_add_up() {
    world.begin(ApiFault.of(WRITES, new Effect.Delay(SECOND)));
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()));
    CompletableFuture<ApiResponse> sent = world.update();
    world.pass(2);
    assertThat(sent.resultNow().code()).isEqualTo(409);
  }

  @Test
  void the_listener_hears_of_every_hit_in_words() {
    world.begin(ApiFault.of(WRITES, Effect.Refuse.conflict()));
    world.send(request(Map.of("user-agent", "deployment-controller"), "PUT", WEB + "/status"));
    world.send(request("DELETE", PODS));
    world.send(request("GET", WEB));
    assertThat(world.hits).containsExactly(
        "deployment-controller: update deployments/status default/web", "kubectl: deletecollection pods default/");
  }

  @Test
  void a_list_that_needs_not_be_the_newest_is_answered_as_of_the_faults_begin() {
    world.update();
    world.update();
    world.begin(ApiFault.of(RequestMatch.ANY, new Effect.StaleList()));
    world.update();
    world.send(request("GET", PODS, "resourceVersion", "0"));
    ApiRequest list = world.target.arrived.getLast();
    assertThat(list.param("resourceVersion")).isEqualTo("101");
    assertThat(list.param("resourceVersionMatch")).isEqualTo("Exact");
  }

  @Test
  void where_nothing_was_heard_of_before_the_first_list_says_how_old_the_others_are() {
    world.begin(ApiFault.of(RequestMatch.ANY, new Effect.StaleList()));
    world.send(request("GET", PODS, "resourceVersion", "0"));
    world.update();
    world.send(request("GET", PODS, "resourceVersion", "0"));
    assertThat(world.target.arrived.getFirst().param("resourceVersion")).isEqualTo("0");
    assertThat(world.target.arrived.getLast().param("resourceVersion")).isEqualTo("100");
  }

  @Test
  void a_list_that_asks_for_the_newest_gets_it() {
    world.begin(ApiFault.of(RequestMatch.ANY, new Effect.StaleList()));
    ApiRequest list = request("GET", PODS);
    world.send(list);
    assertThat(world.target.arrived).containsExactly(list);
    assertThat(world.hits).isEmpty();
  }

  @Test
  void a_list_can_be_told_that_its_history_is_gone() {
    world.begin(ApiFault.of(RequestMatch.ANY, new Effect.Expire()));
    ApiResponse.Whole answer = world.answer(world.send(request("GET", PODS)));
    assertThat(answer.code()).isEqualTo(410);
    assertThat(status(answer).text("reason")).isEqualTo("Expired");
    assertThat(world.update().resultNow().code()).isEqualTo(200);
  }
}
