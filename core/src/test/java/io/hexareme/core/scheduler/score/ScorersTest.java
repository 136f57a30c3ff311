package io.hexareme.core.scheduler.score;

import static io.hexareme.core.scheduler.Given.labelled;
import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.on;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.spec;
import static io.hexareme.core.scheduler.Given.tainted;
import static io.hexareme.core.scheduler.Given.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.NodeTable;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view alone; expected values worked out by hand from Kubernetes' documented formulas. */
class ScorersTest {

  private static Map<String, Long> scores(Scorer scorer, Obj pod, NodeTable world) {
    Scoring scoring = scorer.prepare(PodInfo.of(pod), world, world.nodes());
    long[] raw = world.nodes().stream().mapToLong(scoring::score).toArray();
    scoring.normalize(raw);
    Map<String, Long> scores = new TreeMap<>();
    int i = 0;
    for (NodeRow node : world.nodes()) {
      scores.put(node.name(), raw[i++]);
    }
    return scores;
  }

  /** A node of 4 cores and 8Gi that already has the first pair. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1, 2Gi, 75",
    "1, 2Gi, 1, 2Gi, 50",
    "0, 0, 4, 8Gi, 0",
    "2, 0, 2, 4Gi, 25",
    "3, 6Gi, 2, 4Gi, 0"
  })
  void the_share_that_would_be_left(String hasCpu, String hasMemory, String cpu, String memory, long expected) {
    NodeTable world = world(node("n"), on(pod("x", hasCpu, hasMemory), "n"));
    assertThat(scores(new LeastAllocated(), pod("a", cpu, memory), world)).containsEntry("n", expected);
  }

  @Test
  void a_pod_that_asks_for_nothing_is_taken_to_use_a_little() {
    NodeTable world = world(node("full", "1", "2000Mi", 10), on(pod("x"), "full"), node("empty", "1", "2000Mi", 10));
    assertThat(scores(new LeastAllocated(), pod("a"), world)).isEqualTo(Map.of("empty", 90L, "full", 80L));
  }

  @ParameterizedTest
  @CsvSource({"1, 2Gi, 100", "4, 0, 50", "2, 2Gi, 87", "3, 2Gi, 75"})
  void shares_that_are_alike(String cpu, String memory, long expected) {
    assertThat(scores(new BalancedAllocation(), pod("a", cpu, memory), world(node("n")))).containsEntry("n", expected);
  }

  @Test
  void balance_says_nothing_about_pods_without_requests() {
    assertThat(new BalancedAllocation().prepare(PodInfo.of(pod("a")), world(node("n")), world(node("n")).nodes()))
        .isSameAs(Scoring.NOTHING);
  }

  @Test
  void fewer_soft_taints_are_better() {
    Obj one = tainted(node("one"), "k", "v", "PreferNoSchedule");
    Obj two = tainted(tainted(node("two"), "k", "v", "PreferNoSchedule"), "l", "v", "PreferNoSchedule");
    assertThat(scores(new TaintPreference(), pod("a"), world(node("none"), one, two)))
        .isEqualTo(Map.of("none", 100L, "one", 50L, "two", 0L));
    Obj tolerant = spec(pod("a"), "tolerations", Value.array(Value.obj("key", "l", "operator", "Exists")));
    assertThat(scores(new TaintPreference(), tolerant, world(node("none"), one, two)))
        .isEqualTo(Map.of("none", 100L, "one", 0L, "two", 0L));
  }

  @Test
  void preferred_node_affinity_adds_up_weights() {
    Obj pod = pod("a").withPath(
        Value.array(preference("disk", "ssd", 30), preference("zone", "a", 10)),
        "spec", "affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution");
    NodeTable world = world(
        node("none"), labelled(node("ssd"), "disk", "ssd"), labelled(node("both"), "disk", "ssd", "zone", "a"));
    assertThat(scores(new PreferredNodeAffinity(), pod, world)).isEqualTo(Map.of("none", 0L, "ssd", 75L, "both", 100L));
  }

  private static Obj preference(String key, String value, int weight) {
    Value expression = Value.obj("key", key, "operator", "In", "values", Value.array(Value.of(value)));
    return Value.obj("weight", weight, "preference", Value.obj("matchExpressions", Value.array(expression)));
  }

  @Test
  void images_count_by_size_and_by_how_many_nodes_have_them() {
    Obj has = node("has").withPath(
        Value.array(Value.obj("names", Value.array(Value.of("app:latest")), "sizeBytes", 1_500L << 20)), "status", "images");
    assertThat(scores(new ImageLocality(), pod("a"), world(has, node("not"))))
        .as("half of 1500 MB, between 23 and 1000").isEqualTo(Map.of("has", 100L * (750 - 23) / (1000 - 23), "not", 0L));
  }

  @Test
  void preferred_pod_affinity_pulls_and_anti_affinity_pushes() {
    Obj a = labelled(node("a"), "zone", "a");
    Obj b = labelled(node("b"), "zone", "b");
    Obj c = labelled(node("c"), "zone", "c");
    NodeTable world = world(a, b, c, on(labelled(pod("x"), "app", "web"), "a"), on(labelled(pod("y"), "app", "db"), "b"));
    Obj pod = preferring(preferring(pod("p"), "podAffinity", "web", 40), "podAntiAffinity", "db", 60);
    assertThat(scores(new PodPreference(), pod, world)).isEqualTo(Map.of("a", 100L, "b", 0L, "c", 60L));
  }

  @Test
  void pods_already_there_have_preferences_too() {
    Obj a = labelled(node("a"), "zone", "a");
    Obj b = labelled(node("b"), "zone", "b");
    NodeTable world = world(a, b, on(preferring(pod("x"), "podAntiAffinity", "web", 10), "a"));
    assertThat(scores(new PodPreference(), labelled(pod("p"), "app", "web"), world)).isEqualTo(Map.of("a", 0L, "b", 100L));
    assertThat(scores(new PodPreference(), pod("p"), world)).isEqualTo(Map.of("a", 0L, "b", 0L));
  }

  private static Obj preferring(Obj pod, String kind, String app, int weight) {
    Obj term = Value.obj("topologyKey", "zone", "labelSelector", Value.obj("matchLabels", Value.obj("app", app)));
    return pod.withPath(
        Value.array(Value.obj("weight", weight, "podAffinityTerm", term)),
        "spec", "affinity", kind, "preferredDuringSchedulingIgnoredDuringExecution");
  }

  @Test
  void soft_spreading_prefers_emptier_domains_and_ignores_nodes_without() {
    Obj a = labelled(node("a"), "zone", "a");
    Obj b = labelled(node("b"), "zone", "b");
    NodeTable world = world(a, b, node("none"), on(labelled(pod("x"), "app", "web"), "a"), on(labelled(pod("y"), "app", "web"), "a"));
    Obj constraint = Value.obj(
        "maxSkew", 1, "topologyKey", "zone", "whenUnsatisfiable", "ScheduleAnyway",
        "labelSelector", Value.obj("matchLabels", Value.obj("app", "web")));
    Obj pod = spec(labelled(pod("p"), "app", "web"), "topologySpreadConstraints", Value.array(constraint));
    assertThat(scores(new SpreadPreference(), pod, world)).isEqualTo(Map.of("a", 0L, "b", 100L, "none", 0L));
  }

  @Test
  void pods_of_one_controller_spread_without_being_told() {
    NodeTable world = world(node("n"), node("m"), on(owned("x"), "n"), on(owned("y"), "n"));
    Map<String, Long> scores = scores(new SpreadPreference(), owned("z"), world);
    assertThat(scores.get("m")).isGreaterThan(scores.get("n"));
    assertThat(new SpreadPreference().prepare(PodInfo.of(pod("p")), world, world.nodes())).isSameAs(Scoring.NOTHING);
  }

  private static Obj owned(String name) {
    return pod(name).withPath(
        Value.array(Value.obj("uid", "rs-1", "controller", true)), "metadata", "ownerReferences");
  }
}
