package io.hexareme.core.scheduler.queue;

import static io.hexareme.core.scheduler.Given.labelled;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.priority;
import static io.hexareme.core.scheduler.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchedulingQueueTest {
  private final ManualLoop loop = new ManualLoop();
  private int readied;
  private final SchedulingQueue queue = new SchedulingQueue(
      loop,
      Map.of("Fit", Set.of(ClusterEvent.POD_GONE, ClusterEvent.NODE_ADDED), "Taints", Set.of(ClusterEvent.NODE_TAINTS_CHANGED)),
      () -> readied++);

  private void put(Obj pod) {
    queue.put(PodInfo.of(pod));
  }

  private List<String> takeAll() {
    List<String> names = new ArrayList<>();
    for (Optional<PodInfo> next = queue.take(); next.isPresent(); next = queue.take()) {
      names.add(next.get().key().name());
    }
    return names;
  }

  private void rejected(String name, String... rules) {
    put(pod(name));
    assertThat(takeAll()).containsExactly(name);
    queue.unschedulable("uid-" + name, Set.of(rules));
  }

  @Test
  void higher_priority_goes_first_and_then_who_came_first() {
    put(pod("late"));
    put(pod("later"));
    put(priority(pod("urgent"), 1000));
    put(priority(pod("lazy"), -5));
    assertThat(takeAll()).containsExactly("urgent", "late", "later", "lazy");
    assertThat(readied).isEqualTo(4);
  }

  @Test
  void a_pod_taken_is_not_given_out_again_until_it_is_told_of() {
    put(pod("a"));
    assertThat(takeAll()).containsExactly("a");
    put(labelled(pod("a"), "changed", "yes"));
    assertThat(takeAll()).isEmpty();
    queue.retry("uid-a");
    loop.advance(Duration.ofSeconds(1));
    assertThat(takeAll()).containsExactly("a");
  }

  @Test
  void only_events_that_can_help_bring_a_pod_back() {
    rejected("a", "Fit");
    loop.advance(Duration.ofSeconds(2));
    queue.happened(ClusterEvent.NODE_TAINTS_CHANGED);
    assertThat(takeAll()).isEmpty();
    queue.happened(ClusterEvent.POD_GONE);
    assertThat(takeAll()).containsExactly("a");
  }

  @Test
  void any_of_the_rules_that_rejected_it_is_enough() {
    rejected("a", "Fit", "Taints");
    loop.advance(Duration.ofSeconds(2));
    queue.happened(ClusterEvent.NODE_TAINTS_CHANGED);
    assertThat(takeAll()).containsExactly("a");
  }

  @Test
  void rejected_by_no_rule_it_waits_for_anything() {
    rejected("a");
    loop.advance(Duration.ofSeconds(2));
    queue.happened(ClusterEvent.NAMESPACE_LABELS_CHANGED);
    assertThat(takeAll()).containsExactly("a");
  }

  @Test
  void an_event_does_not_cut_the_back_off_short() {
    rejected("a", "Fit");
    queue.happened(ClusterEvent.POD_GONE);
    loop.advance(Duration.ofMillis(999));
    assertThat(takeAll()).isEmpty();
    loop.advance(Duration.ofMillis(1));
    assertThat(takeAll()).containsExactly("a");
  }

  @Test
  void after_five_minutes_it_is_tried_whatever_happened() {
    rejected("a", "Fit");
    loop.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(takeAll()).isEmpty();
    loop.advance(Duration.ofMillis(1));
    assertThat(takeAll()).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 10", "40, 10"})
  void the_back_off_doubles_up_to_ten_seconds(int attempts, long seconds) {
    assertThat(Backoff.after(attempts)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void a_change_of_its_spec_brings_a_pod_back_and_a_change_of_its_status_does_not() {
    rejected("a", "Fit");
    loop.advance(Duration.ofSeconds(2));
    put(pod("a").withPath(Value.of("x"), "status", "nominatedNodeName"));
    assertThat(takeAll()).isEmpty();
    put(spec(pod("a"), "tolerations", Value.array(Value.obj("operator", "Exists"))));
    assertThat(takeAll()).containsExactly("a");
  }

  @Test
  void gates_hold_a_pod_back_until_the_last_is_gone() {
    put(spec(pod("a"), "schedulingGates", Value.array(Value.obj("name", "g"))));
    queue.happened(ClusterEvent.NODE_ADDED);
    loop.advance(Duration.ofMinutes(10));
    assertThat(takeAll()).isEmpty();
    put(pod("a"));
    assertThat(takeAll()).containsExactly("a");
  }

  @Test
  void a_removed_pod_never_comes_back() {
    rejected("a", "Fit");
    put(pod("b"));
    queue.happened(ClusterEvent.POD_GONE);
    queue.remove("uid-a");
    queue.remove("uid-b");
    loop.advance(Duration.ofMinutes(10));
    assertThat(takeAll()).isEmpty();
    assertThat(queue.size()).isZero();
    assertThat(loop.isIdle()).isTrue();
  }
}
