package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletTerminationTest {
  private static final String WEB = KubeletBench.PODS + "web";
  private final KubeletBench bench = new KubeletBench().start();

  @Test
  void a_deleted_pod_ends_gracefully_and_only_then_leaves_the_api() {
    bench.runtime.stubborn.add("app");
    bench.submit(pod("web", List.of(container("app"))));
    bench.delete("web", 20);
    assertThat(bench.runtime.calls).contains("stop app 20s");
    bench.advance(19);
    assertThat(bench.runtime.running()).isEqualTo(1);
    assertThat(bench.api.get(WEB).isEmpty()).isFalse();
    bench.advance(1);
    assertThat(bench.api.get(WEB).isEmpty()).isTrue();
    assertThat(bench.runtime.all()).isEmpty();
    assertThat(bench.api.phases.getLast()).as("its last status is written first").isEqualTo("web Failed");
    assertThat(bench.api.eventTexts()).contains("Normal Killing Stopping container app");
    assertThat(bench.api.requests).containsSubsequence("PATCH " + WEB + "/status", "DELETE " + WEB);
  }

  @Test
  void a_deletion_that_the_watch_does_not_show_is_asked_for_again_only_after_a_while() {
    bench.runtime.stubborn.add("app");
    bench.submit(pod("web", List.of(container("app"))));
    bench.delete("web", 5);
    bench.advance(1);
    bench.api.mute = true;
    bench.advance(13);
    assertThat(bench.api.get(WEB).isEmpty()).isTrue();
    assertThat(deletions()).isEqualTo(1);
    bench.advance(10);
    assertThat(deletions()).isEqualTo(2);
  }

  private long deletions() {
    return bench.api.requests.stream().filter(request -> request.equals("DELETE " + WEB)).count();
  }

  @Test
  void the_pre_stop_hook_runs_first_and_its_time_counts() {
    bench.submit(pod("web", List.of(container("app", "lifecycle", Value.obj("preStop", Value.obj("sleep", Value.obj("seconds", 12)))))));
    bench.delete("web", 30);
    bench.advance(11);
    assertThat(bench.runtime.calls).noneMatch(call -> call.startsWith("stop "));
    bench.advance(1);
    assertThat(bench.runtime.calls).contains("stop app 18s");
  }

  @Test
  void hooks_are_executed_in_the_container() {
    bench.submit(pod("web", List.of(container("app", "lifecycle", Value.obj(
        "postStart", Value.obj("exec", Value.obj("command", List.of("warm", "up"))),
        "preStop", Value.obj("exec", Value.obj("command", List.of("drain"))))))));
    bench.delete("web", 30);
    assertThat(bench.runtime.calls).containsSubsequence("start app", "exec warm up", "exec drain", "stop app 30s");
  }

  @Test
  void a_shorter_grace_while_it_ends_counts_at_once() {
    bench.runtime.stubborn.add("app");
    bench.submit(pod("web", List.of(container("app"))));
    bench.delete("web", 300);
    bench.advance(10);
    bench.delete("web", 2);
    bench.advance(2);
    assertThat(bench.api.get(WEB).isEmpty()).isTrue();
  }

  @Test
  void a_pod_that_never_started_is_let_go_without_starting_it() {
    bench.submit(pod("web", List.of(container("app"))).withPath(Value.of("2026-01-01T00:00:00Z"), "metadata", "deletionTimestamp"));
    assertThat(bench.runtime.calls).isEmpty();
    assertThat(bench.api.get(WEB).isEmpty()).isTrue();
  }

  @Test
  void a_pod_deleted_while_its_image_is_being_pulled_leaves_nothing_behind() {
    bench.api.put(WEB, pod("web", List.of(container("app"))));
    while (!bench.runtime.calls.contains("pull app:1")) {
      bench.loop.awaitUntil(new OneTurn());
    }
    bench.delete("web", 30);
    assertThat(bench.api.get(WEB).isEmpty()).isTrue();
    assertThat(bench.runtime.all()).isEmpty();
  }

  @Test
  void a_new_pod_of_the_same_name_is_another_pod() {
    bench.runtime.stubborn.add("app");
    bench.submit(pod("web", List.of(container("app"))));
    bench.api.remove(WEB);
    bench.submit(pod("web", List.of(container("app"))).withPath(Value.of("uid-2"), "metadata", "uid"));
    assertThat(bench.phase("web")).isEqualTo("Running");
    assertThat(bench.runtime.running()).as("the old one is still ending").isEqualTo(2);
    bench.advance(30);
    assertThat(bench.runtime.running()).isEqualTo(1);
    assertThat(bench.phase("web")).isEqualTo("Running");
    assertThat(bench.runtime.container("app").config().labels()).containsEntry("io.kubernetes.pod.uid", "uid-2");
  }

  @Test
  void a_pod_held_by_a_finalizer_is_not_deleted_over_and_over() {
    bench.submit(pod("web", List.of(container("app"))));
    bench.delete("web", 0);
    assertThat(bench.runtime.running()).isZero();
    assertThat(bench.api.requests).noneMatch(request -> request.startsWith("DELETE"));
  }

  @Test
  void a_finished_pod_keeps_its_containers_for_their_logs_but_not_its_sandbox() {
    bench.submit(pod("job", List.of(container("app")), "restartPolicy", "Never"));
    bench.exit("app", 0);
    assertThat(bench.phase("job")).isEqualTo("Succeeded");
    assertThat(bench.condition("job", "Ready")).isEqualTo("False:PodCompleted");
    assertThat(bench.condition("job", "Initialized")).isEqualTo("True:PodCompleted");
    assertThat(bench.runtime.all()).hasSize(1);
    assertThat(bench.runtime.calls).contains("stop-sandbox s1");
    assertThat(bench.status("job").text("podIP")).isEqualTo("10.0.0.1");
  }
}
