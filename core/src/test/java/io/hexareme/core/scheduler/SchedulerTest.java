package io.hexareme.core.scheduler;

import static io.hexareme.core.scheduler.Given.labelled;
import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.on;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.priority;
import static io.hexareme.core.scheduler.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.time.SeededRandomness;
import io.hexareme.ports.trace.Trace;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

// Justification: one scenario for each promise of the loop, all against the same small API server.
/** The loop against a small API server, in virtual time. */
class SchedulerTest {
  private final ManualLoop loop = new ManualLoop();
  private final StubApiServer server = new StubApiServer(loop);
  private final List<TraceEvent> traced = new ArrayList<>();
  private final Scheduler scheduler = new Scheduler(
      new ApiClient(server, new Credential.None(), "kube-scheduler"), loop, loop.clock(), new SeededRandomness(1), new Trace() {
        @Override
        public void record(TraceEvent event) {
          traced.add(event);
        }

        @Override
        public List<Recorded> since(long afterSequence) {
          return List.of();
        }
      });

  private void given(Obj... objects) {
    for (Obj object : objects) {
      server.put(object);
    }
  }

  private void start() {
    scheduler.start();
    pass(Duration.ofMillis(50));
  }

  private void pass(Duration time) {
    loop.runAll();
    loop.advance(time);
    loop.runAll();
  }

  private String nodeOf(String pod) {
    return server.pod(pod).text("spec", "nodeName");
  }

  private Obj scheduledCondition(String pod) {
    return Conditions.find(server.pod(pod).at("status", "conditions"), "PodScheduled").orElseThrow();
  }

  private List<String> eventsAbout(String pod) {
    return server.events.stream()
        .filter(event -> event.text("involvedObject", "name").equals(pod))
        .map(event -> event.text("type") + " " + event.text("reason") + ": " + event.text("message"))
        .toList();
  }

  @Test
  void a_pod_gets_a_node_and_nothing_but_a_binding_is_written() {
    given(node("node-1"), pod("web-1", "500m", "1Gi"));
    start();
    assertThat(nodeOf("web-1")).isEqualTo("node-1");
    assertThat(eventsAbout("web-1")).containsExactly("Normal Scheduled: Successfully assigned default/web-1 to node-1");
    ApiRequest binding = server.requests.stream().filter(request -> request.method().equals("POST")).findFirst().orElseThrow();
    assertThat(binding.path()).isEqualTo("/api/v1/namespaces/default/pods/web-1/binding");
    assertThat(binding.cause()).isEqualTo("scheduler-1");
    assertThat(binding.body().toString()).contains("uid-web-1").contains("node-1");
    assertThat(server.requests.stream().filter(request -> !request.method().equals("GET")).map(ApiRequest::path))
        .containsExactly("/api/v1/namespaces/default/pods/web-1/binding", "/api/v1/namespaces/default/events");
  }

  @Test
  void every_decision_leaves_a_trace() {
    given(node("node-1"), pod("web-1"), pod("big", "9", "1Gi"));
    start();
    assertThat(traced).hasSize(2).allSatisfy(event -> {
      assertThat(event.component()).isEqualTo("scheduler");
      assertThat(event.action()).isEqualTo("schedule");
      assertThat(event.cause()).isEqualTo("revision:" + event.revision());
    });
    TraceEvent nowhere = traced.stream().filter(event -> event.subject().equals("Pod default/big")).findFirst().orElseThrow();
    assertThat(nowhere.details()).containsEntry("node.node-1", "Insufficient cpu").containsEntry("feasible", "0");
    TraceEvent bound = traced.stream().filter(event -> event.subject().equals("Pod default/web-1")).findFirst().orElseThrow();
    assertThat(bound.details()).containsEntry("node", "node-1").containsEntry("feasible", "1");
  }

  @Test
  void a_pod_that_fits_nowhere_says_why_and_comes_in_when_there_is_room() {
    given(node("node-1", "1", "8Gi", 110), on(pod("first", "800m", "1Gi"), "node-1"), pod("second", "500m", "1Gi"));
    start();
    String message = "0/1 nodes are available: 1 Insufficient cpu. "
        + "preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.";
    assertThat(scheduledCondition("second").text("status")).isEqualTo("False");
    assertThat(scheduledCondition("second").text("reason")).isEqualTo("Unschedulable");
    assertThat(scheduledCondition("second").text("message")).isEqualTo(message);
    assertThat(eventsAbout("second")).containsExactly("Warning FailedScheduling: " + message);
    pass(Duration.ofSeconds(20));
    assertThat(traced).as("not tried again while nothing happens").hasSize(1);
    server.delete(server.pod("first"));
    pass(Duration.ofMillis(1));
    assertThat(nodeOf("second")).isEqualTo("node-1");
  }

  @Test
  void without_nodes_it_waits_for_the_first() {
    given(pod("web-1"));
    start();
    assertThat(scheduledCondition("web-1").text("message")).isEqualTo("no nodes available to schedule pods");
    pass(Duration.ofSeconds(5));
    given(node("node-1"));
    pass(Duration.ofSeconds(1));
    assertThat(nodeOf("web-1")).isEqualTo("node-1");
  }

  @Test
  void bindings_under_way_count_before_they_are_seen() {
    given(node("node-1", "1", "8Gi", 110), node("node-2", "1", "8Gi", 110));
    start();
    given(pod("a", "600m", "1Gi"), pod("b", "600m", "1Gi"), pod("c", "600m", "1Gi"));
    loop.runAll();
    assertThat(server.log).hasSize(2);
    assertThat(List.of(nodeOf("a"), nodeOf("b"))).containsExactlyInAnyOrder("node-1", "node-2");
    assertThat(nodeOf("c")).isEmpty();
  }

  @Test
  void an_old_version_of_an_assumed_pod_does_not_bring_it_back() {
    given(node("node-1"));
    start();
    server.onBinding = request -> {
      server.holdWatches = true;
      server.put(labelled(server.pod("a"), "changed", "before-the-binding"));
      return null;
    };
    given(pod("a"));
    pass(Duration.ofSeconds(30));
    server.release();
    pass(Duration.ofSeconds(30));
    assertThat(server.log).containsExactly("bind a node-1");
    assertThat(traced).hasSize(1);
  }

  @Test
  void a_deleted_node_gets_no_more_pods() {
    given(node("node-1"), node("node-2"));
    start();
    server.delete(node("node-1"));
    given(pod("a"), pod("b"), pod("c"));
    loop.runAll();
    assertThat(server.log).containsExactlyInAnyOrder("bind a node-2", "bind b node-2", "bind c node-2");
  }

  @Test
  void a_refused_binding_frees_the_room_and_is_tried_again_later() {
    given(node("node-1", "1", "8Gi", 110));
    start();
    int[] refusals = {1};
    server.onBinding = request -> refusals[0]-- > 0 ? StubApiServer.failure(409, "Conflict", "not now") : null;
    given(pod("a", "600m", "1Gi"));
    loop.runAll();
    assertThat(nodeOf("a")).isEmpty();
    assertThat(eventsAbout("a")).containsExactly("Warning FailedScheduling: binding rejected: not now");
    pass(Duration.ofMillis(999));
    assertThat(nodeOf("a")).isEmpty();
    pass(Duration.ofMillis(1));
    assertThat(nodeOf("a")).isEqualTo("node-1");
  }

  @Test
  void when_the_answer_to_a_binding_is_lost_its_room_is_not_given_away() {
    given(node("node-1", "1", "8Gi", 110));
    start();
    server.loseBindingAnswers = true;
    server.onBinding = request -> {
      server.holdWatches = true;
      return null;
    };
    given(pod("a", "600m", "1Gi"), pod("b", "600m", "1Gi"));
    pass(Duration.ofSeconds(60));
    assertThat(server.log).containsExactly("bind a node-1");
    server.release();
    pass(Duration.ofSeconds(60));
    assertThat(nodeOf("b")).isEmpty();
    assertThat(eventsAbout("a")).containsExactly("Normal Scheduled: Successfully assigned default/a to node-1");
  }

  @Test
  void a_binding_that_was_never_made_is_asked_for_again() {
    given(node("node-1"));
    start();
    int[] failures = {2};
    server.onBinding = request ->
        failures[0]-- > 0 ? StubApiServer.failure(503, "ServiceUnavailable", "no leader") : null;
    given(pod("a"));
    pass(Duration.ofSeconds(3));
    assertThat(server.log).containsExactly("bind a node-1");
  }

  @Test
  void a_pod_deleted_while_it_is_bound_leaves_nothing_behind() {
    given(node("node-1", "1", "8Gi", 1));
    start();
    server.onBinding = request -> {
      server.onBinding = again -> null;
      server.delete(server.pod("a"));
      return StubApiServer.failure(404, "NotFound", "pods \"a\" not found");
    };
    given(pod("a"));
    loop.runAll();
    given(pod("b"));
    pass(Duration.ofSeconds(30));
    assertThat(nodeOf("b")).isEqualTo("node-1");
    assertThat(eventsAbout("a")).isEmpty();
  }

  @Test
  void gated_pods_say_so_and_are_not_tried() {
    given(node("node-1"), spec(pod("a"), "schedulingGates", Value.array(Value.obj("name", "wait"))));
    start();
    assertThat(scheduledCondition("a").text("reason")).isEqualTo("SchedulingGated");
    assertThat(traced).isEmpty();
    given(pod("a"));
    loop.runAll();
    assertThat(nodeOf("a")).isEqualTo("node-1");
  }

  @Test
  void pods_of_other_schedulers_are_left_alone_but_count_where_they_are() {
    given(
        node("node-1", "1", "8Gi", 110),
        spec(pod("theirs"), "schedulerName", "mine"),
        on(spec(pod("placed", "800m", "1Gi"), "schedulerName", "mine"), "node-1"),
        pod("ours", "500m", "1Gi"));
    start();
    assertThat(server.log).isEmpty();
    assertThat(traced).hasSize(1);
  }

  @Test
  void a_pod_that_somebody_else_bound_is_not_tried_again() {
    given(node("node-1", "1", "8Gi", 110), pod("a", "2", "1Gi"));
    start();
    given(on(server.pod("a"), "node-1"));
    pass(Duration.ofSeconds(2));
    given(node("node-2"));
    pass(Duration.ofMinutes(6));
    assertThat(traced).hasSize(1);
    assertThat(server.log).isEmpty();
  }

  @Test
  void finished_pods_hold_nothing() {
    given(node("node-1", "1", "8Gi", 110), on(pod("job", "800m", "1Gi"), "node-1"));
    start();
    given(pod("a", "500m", "1Gi"));
    pass(Duration.ofSeconds(2));
    given(server.pod("job").withPath(Value.of("Succeeded"), "status", "phase"));
    loop.runAll();
    assertThat(nodeOf("a")).isEqualTo("node-1");
  }

  @Test
  void an_important_pod_takes_the_place_of_a_lesser_one() {
    given(node("node-1", "1", "8Gi", 110), on(priority(pod("lesser", "800m", "1Gi"), 1), "node-1"));
    start();
    given(priority(pod("important", "500m", "1Gi"), 1000));
    loop.runAll();
    assertThat(server.log).containsExactly("delete lesser");
    assertThat(server.pod("important").text("status", "nominatedNodeName")).isEqualTo("node-1");
    assertThat(Conditions.isTrue(server.pod("lesser"), "DisruptionTarget")).isTrue();
    assertThat(eventsAbout("lesser")).containsExactly("Normal Preempted: Preempted by pod uid-important on node node-1");
    given(pod("sneaky", "600m", "1Gi"));
    pass(Duration.ofSeconds(10));
    server.delete(server.pod("lesser"));
    pass(Duration.ofSeconds(10));
    assertThat(nodeOf("important")).isEqualTo("node-1");
    assertThat(nodeOf("sneaky")).isEmpty();
    assertThat(server.log).containsExactly("delete lesser", "bind important node-1");
  }

  @Test
  void it_asks_for_no_second_victim_while_the_first_has_not_been_seen_to_leave() {
    given(
        node("node-1", "1", "8Gi", 110), on(priority(pod("lesser-1", "800m", "1Gi"), 1), "node-1"),
        node("node-2", "1", "8Gi", 110), on(priority(pod("lesser-2", "800m", "1Gi"), 1), "node-2"));
    start();
    server.hideDeletions = true;
    given(priority(pod("important", "500m", "1Gi"), 1000));
    loop.runAll();
    assertThat(server.log).hasSize(1);
    given(node("tiny", "100m", "1Gi", 10));
    pass(Duration.ofSeconds(10));
    assertThat(traced).as("tried twice").hasSize(2);
    assertThat(server.log).hasSize(1);
    assertThat(scheduledCondition("important").text("message"))
        .endsWith("preemption: not eligible due to a terminating pod on the nominated node.");
  }

  @Test
  void once_stopped_it_does_nothing_more() {
    given(node("node-1"));
    start();
    scheduler.stop();
    given(pod("a"));
    pass(Duration.ofMinutes(10));
    assertThat(server.log).isEmpty();
  }
}
