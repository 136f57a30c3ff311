package io.hexareme.core.scheduler.filter;

import static io.hexareme.core.scheduler.Given.labelled;
import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.on;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.spec;
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

/** The rules that look at other Pods, in a world of three nodes in two zones. */
class PodTopologyTest {
  private static final String ZONE = "zone";
  private static final Obj A1 = labelled(node("a1"), ZONE, "a");
  private static final Obj A2 = labelled(node("a2"), ZONE, "a");
  private static final Obj B1 = labelled(node("b1"), ZONE, "b");
  private static final Obj NOWHERE = node("nowhere");

  private static Map<String, String> verdicts(Filter filter, Obj pod, NodeTable world) {
    Check check = filter.prepare(PodInfo.of(pod), world);
    Map<String, String> verdicts = new TreeMap<>();
    for (NodeRow node : world.nodes()) {
      verdicts.put(node.name(), switch (check.judge(node)) {
        case Verdict.Pass _ -> "";
        case Verdict.Reject reject -> String.join(", ", reject.reasons());
      });
    }
    return verdicts;
  }

  private static Obj web(String name) {
    return labelled(pod(name), "app", "web");
  }

  private static Value term() {
    return Value.obj("topologyKey", ZONE, "labelSelector", Value.obj("matchLabels", Value.obj("app", "web")));
  }

  private static Obj requires(Obj pod, String kind) {
    return pod.withPath(
        Value.array(term()), "spec", "affinity", kind, "requiredDuringSchedulingIgnoredDuringExecution");
  }

  private static Obj spread(Obj pod, Object... extra) {
    Obj constraint = Value.obj(
        "maxSkew", 1, "topologyKey", ZONE, "whenUnsatisfiable", "DoNotSchedule",
        "labelSelector", Value.obj("matchLabels", Value.obj("app", "web")));
    for (int i = 0; i < extra.length; i += 2) {
      constraint = constraint.with((String) extra[i], Value.from(extra[i + 1]));
    }
    return spec(pod, "topologySpreadConstraints", Value.array(constraint));
  }

  @Test
  void affinity_joins_the_domain_of_its_pods() {
    NodeTable world = world(A1, A2, B1, NOWHERE, on(web("w"), "a1"));
    assertThat(verdicts(new InterPodAffinity(), requires(pod("x"), "podAffinity"), world)).isEqualTo(Map.of(
        "a1", "", "a2", "",
        "b1", "node(s) didn't match pod affinity rules",
        "nowhere", "node(s) didn't match pod affinity rules"));
  }

  @Test
  void the_first_of_a_group_may_go_to_any_domain() {
    NodeTable world = world(A1, B1, NOWHERE);
    assertThat(verdicts(new InterPodAffinity(), requires(web("x"), "podAffinity"), world))
        .isEqualTo(Map.of("a1", "", "b1", "", "nowhere", "node(s) didn't match pod affinity rules"));
    assertThat(verdicts(new InterPodAffinity(), requires(pod("x"), "podAffinity"), world).values())
        .containsOnly("node(s) didn't match pod affinity rules");
  }

  @Test
  void anti_affinity_keeps_out_of_the_domain() {
    NodeTable world = world(A1, A2, B1, NOWHERE, on(web("w"), "a1"));
    assertThat(verdicts(new InterPodAffinity(), requires(pod("x"), "podAntiAffinity"), world)).isEqualTo(Map.of(
        "a1", "node(s) didn't match pod anti-affinity rules", "a2", "node(s) didn't match pod anti-affinity rules",
        "b1", "", "nowhere", ""));
  }

  @Test
  void the_anti_affinity_of_those_already_there_counts_too() {
    NodeTable world = world(A1, A2, B1, on(requires(pod("guard"), "podAntiAffinity"), "a1"));
    assertThat(verdicts(new InterPodAffinity(), web("x"), world)).isEqualTo(Map.of(
        "a1", "node(s) didn't satisfy existing pods anti-affinity rules",
        "a2", "node(s) didn't satisfy existing pods anti-affinity rules",
        "b1", ""));
    assertThat(verdicts(new InterPodAffinity(), pod("other"), world).values()).containsOnly("");
  }

  @Test
  void terms_reach_other_namespaces_only_when_told() {
    Obj foreign = on(web("w"), "a1").withPath(Value.of("other"), "metadata", "namespace");
    NodeTable world = world(A1, B1, foreign);
    world.putNamespace("other", Map.of("team", "x"));
    assertThat(verdicts(new InterPodAffinity(), requires(pod("x"), "podAntiAffinity"), world).values()).containsOnly("");
    Value byLabel = term().asObj().with("namespaceSelector", Value.obj("matchLabels", Value.obj("team", "x")));
    Obj pod = pod("x").withPath(
        Value.array(byLabel), "spec", "affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
    assertThat(verdicts(new InterPodAffinity(), pod, world)).containsEntry("b1", "").doesNotContainEntry("a1", "");
  }

  @Test
  void spreading_fills_the_emptier_domain_first() {
    NodeTable world = world(A1, A2, B1, NOWHERE, on(web("w"), "a1"));
    assertThat(verdicts(new PodTopologySpread(), spread(web("x")), world)).isEqualTo(Map.of(
        "a1", "node(s) didn't match pod topology spread constraints",
        "a2", "node(s) didn't match pod topology spread constraints",
        "b1", "",
        "nowhere", "node(s) didn't match pod topology spread constraints (missing required label)"));
    assertThat(verdicts(new PodTopologySpread(), spread(web("x"), "maxSkew", 2), world)).containsEntry("a2", "");
  }

  @Test
  void pods_on_their_way_out_do_not_count() {
    Obj leaving = on(web("w"), "a1").withPath(Value.of("2026-01-01T00:00:00Z"), "metadata", "deletionTimestamp");
    assertThat(verdicts(new PodTopologySpread(), spread(web("x")), world(A1, B1, leaving)).values()).containsOnly("");
  }

  @Test
  void too_few_domains_count_as_an_empty_one() {
    NodeTable world = world(A1, B1, on(web("w"), "a1"), on(web("v"), "b1"));
    assertThat(verdicts(new PodTopologySpread(), spread(web("x")), world).values()).containsOnly("");
    assertThat(verdicts(new PodTopologySpread(), spread(web("x"), "minDomains", 3), world).values())
        .containsOnly("node(s) didn't match pod topology spread constraints");
  }

  @Test
  void nodes_that_the_pod_could_never_use_make_no_empty_domain() {
    NodeTable world = world(A1, A2, B1, on(web("w"), "a1"));
    Obj onlyA = spec(spread(web("x")), "nodeSelector", Value.obj(ZONE, "a"));
    assertThat(verdicts(new PodTopologySpread(), onlyA, world)).containsEntry("a2", "");
    Obj ignoring = spec(spread(web("x"), "nodeAffinityPolicy", "Ignore"), "nodeSelector", Value.obj(ZONE, "a"));
    assertThat(verdicts(new PodTopologySpread(), ignoring, world)).doesNotContainEntry("a2", "");
  }
}
