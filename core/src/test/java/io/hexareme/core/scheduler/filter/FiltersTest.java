package io.hexareme.core.scheduler.filter;

import static io.hexareme.core.scheduler.Given.container;
import static io.hexareme.core.scheduler.Given.labelled;
import static io.hexareme.core.scheduler.Given.node;
import static io.hexareme.core.scheduler.Given.on;
import static io.hexareme.core.scheduler.Given.pod;
import static io.hexareme.core.scheduler.Given.spec;
import static io.hexareme.core.scheduler.Given.tainted;
import static io.hexareme.core.scheduler.Given.tolerations;
import static io.hexareme.core.scheduler.Given.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.scheduler.snapshot.NodeTable;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule alone, in the smallest world that shows it. */
class FiltersTest {

  private static List<String> reasons(Filter filter, Obj pod, NodeTable world, String node) {
    return switch (filter.prepare(PodInfo.of(pod), world).judge(world.node(node))) {
      case Verdict.Pass _ -> List.of();
      case Verdict.Reject reject -> reject.reasons();
    };
  }

  private static Obj toleration(String key, String operator, String value, String effect) {
    return Value.obj("key", key, "operator", operator, "value", value, "effect", effect);
  }

  static Stream<Arguments> tolerations_and_whether_they_suffice() {
    return Stream.of(
        Arguments.of(toleration("k", "Equal", "v", "NoSchedule"), true),
        Arguments.of(toleration("k", null, "v", null), true),
        Arguments.of(toleration("k", "Exists", null, null), true),
        Arguments.of(toleration(null, "Exists", null, null), true),
        Arguments.of(toleration(null, "Exists", null, "NoExecute"), false),
        Arguments.of(toleration("k", "Equal", "other", "NoSchedule"), false),
        Arguments.of(toleration("other", "Exists", null, null), false));
  }

  @ParameterizedTest
  @MethodSource("tolerations_and_whether_they_suffice")
  void a_taint_must_be_tolerated(Obj toleration, boolean suffices) {
    NodeTable world = world(tainted(node("n"), "k", "v", "NoSchedule"));
    Obj pod = spec(pod("a"), "tolerations", tolerations(toleration));
    assertThat(reasons(new TaintToleration(), pod, world, "n"))
        .isEqualTo(suffices ? List.of() : List.of("node(s) had untolerated taint {k: v}"));
  }

  @Test
  void a_soft_taint_excludes_nobody() {
    NodeTable world = world(tainted(node("n"), "k", "v", "PreferNoSchedule"));
    assertThat(reasons(new TaintToleration(), pod("a"), world, "n")).isEmpty();
  }

  @Test
  void a_cordoned_node_takes_those_who_tolerate_it() {
    NodeTable world = world(spec(node("n"), "unschedulable", true));
    Obj daemon = spec(pod("d"), "tolerations",
        tolerations(toleration("node.kubernetes.io/unschedulable", "Exists", null, "NoSchedule")));
    assertThat(reasons(new NodeUnschedulable(), pod("a"), world, "n")).containsExactly("node(s) were unschedulable");
    assertThat(reasons(new NodeUnschedulable(), daemon, world, "n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "In, 'ssd,nvme', true", "In, hdd, false", "NotIn, hdd, true", "NotIn, ssd, false",
    "Exists, , true", "DoesNotExist, , false", "Bogus, x, false"
  })
  void required_node_affinity_reads_labels(String operator, String values, boolean matches) {
    Value list = Value.strings(values == null ? List.of() : List.of(values.split(",")));
    assertThat(affinity("disk", operator, list)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({"Gt, 3, true", "Gt, 4, false", "Lt, 5, true", "Lt, 4, false", "Gt, x, false"})
  void required_node_affinity_compares_numbers(String operator, String value, boolean matches) {
    assertThat(affinity("cores", operator, Value.strings(List.of(value)))).isEqualTo(matches);
  }

  private static boolean affinity(String key, String operator, Value values) {
    Value term = Value.obj("matchExpressions", Value.array(Value.obj("key", key, "operator", operator, "values", values)));
    return reasons(new NodeAffinity(), required(term), world(labelled(node("n"), "disk", "ssd", "cores", "4")), "n").isEmpty();
  }

  private static Obj required(Value... terms) {
    return pod("a").withPath(
        Value.array(terms),
        "spec", "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms");
  }

  @Test
  void terms_are_alternatives_and_an_empty_term_matches_nothing() {
    Value ssd = Value.obj("matchExpressions", Value.array(
        Value.obj("key", "disk", "operator", "In", "values", Value.strings(List.of("ssd")))));
    NodeTable world = world(labelled(node("n"), "disk", "ssd"));
    assertThat(reasons(new NodeAffinity(), required(Obj.EMPTY, ssd), world, "n")).isEmpty();
    assertThat(reasons(new NodeAffinity(), required(Obj.EMPTY), world, "n")).hasSize(1);
    assertThat(reasons(new NodeAffinity(), required(), world, "n")).hasSize(1);
  }

  @Test
  void the_selector_counts_beside_the_affinity() {
    Value exists = Value.obj("matchExpressions", Value.array(Value.obj("key", "disk", "operator", "Exists")));
    Obj pod = spec(required(exists), "nodeSelector", Value.obj("zone", "a"));
    assertThat(reasons(new NodeAffinity(), pod, world(labelled(node("n"), "disk", "x", "zone", "a")), "n")).isEmpty();
    assertThat(reasons(new NodeAffinity(), pod, world(labelled(node("n"), "disk", "x")), "n")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "80, TCP, '', false", "81, TCP, '', true", "80, UDP, '', true", "80, TCP, 10.0.0.1, false", "80, TCP, 0.0.0.0, false"
  })
  void a_host_port_is_taken_once(int port, String protocol, String ip, boolean free) {
    NodeTable world = world(node("n"), on(withPort("x", 80, "TCP", ""), "n"));
    assertThat(reasons(new NodePorts(), withPort("a", port, protocol, ip), world, "n"))
        .isEqualTo(free ? List.of() : List.of("node(s) didn't have free ports for the requested pod ports"));
  }

  @Test
  void two_addresses_share_a_port_number() {
    NodeTable world = world(node("n"), on(withPort("x", 80, "TCP", "10.0.0.1"), "n"));
    assertThat(reasons(new NodePorts(), withPort("a", 80, "TCP", "10.0.0.2"), world, "n")).isEmpty();
    assertThat(reasons(new NodePorts(), withPort("a", 80, "TCP", "10.0.0.1"), world, "n")).hasSize(1);
  }

  private static Obj withPort(String name, int port, String protocol, String ip) {
    Obj entry = Value.obj("containerPort", port, "hostPort", port, "protocol", protocol, "hostIP", ip);
    return spec(pod(name), "containers", Value.array(Value.obj("name", "c", "ports", Value.array(entry))));
  }

  @ParameterizedTest
  @CsvSource({
    "1500m, 1Gi, ''", "1501m, 1Gi, Insufficient cpu", "1, 7Gi, ''", "1, 7169Mi, Insufficient memory", "0, 0, ''"
  })
  void requests_must_fit_to_the_last_unit(String cpu, String memory, String reason) {
    NodeTable world = world(node("n"), on(pod("x", "2500m", "1Gi"), "n"));
    assertThat(reasons(new NodeResourcesFit(), pod("a", cpu, memory), world, "n"))
        .isEqualTo(reason.isEmpty() ? List.of() : List.of(reason));
  }

  @Test
  void an_overcommitted_node_still_takes_a_pod_that_asks_for_nothing() {
    NodeTable world = world(node("n"), on(pod("x", "8", "1Gi"), "n"));
    assertThat(reasons(new NodeResourcesFit(), pod("a"), world, "n")).isEmpty();
    assertThat(reasons(new NodeResourcesFit(), pod("a", "1m", "0"), world, "n")).containsExactly("Insufficient cpu");
  }

  @Test
  void a_node_takes_only_so_many_pods() {
    NodeTable world = world(node("n", "4", "8Gi", 1), on(pod("x"), "n"));
    assertThat(reasons(new NodeResourcesFit(), pod("a"), world, "n")).containsExactly("Too many pods");
  }

  @Test
  void extended_resources_and_ephemeral_storage_count() {
    Obj node = node("n").withPath(Value.of("2"), "status", "allocatable", "example.com/gpu")
        .withPath(Value.of("10Gi"), "status", "allocatable", "ephemeral-storage");
    Obj container = Value.obj("resources", Value.obj("requests", Value.obj("example.com/gpu", "1", "ephemeral-storage", "6Gi")));
    Obj pod = spec(pod("a"), "containers", Value.array(container));
    NodeTable world = world(node, node("plain"));
    assertThat(reasons(new NodeResourcesFit(), pod, world, "n")).isEmpty();
    assertThat(reasons(new NodeResourcesFit(), pod, world, "plain"))
        .containsExactly("Insufficient ephemeral-storage", "Insufficient example.com/gpu");
    world.putPod(PodInfo.of(on(spec(pod("x"), "containers", Value.array(container)), "n")));
    assertThat(reasons(new NodeResourcesFit(), pod, world, "n")).containsExactly("Insufficient ephemeral-storage");
  }

  @Test
  void a_pod_that_names_its_node_goes_there() {
    NodeTable world = world(node("n"), node("m"));
    assertThat(reasons(new NodeName(), on(pod("a"), "n"), world, "n")).isEmpty();
    assertThat(reasons(new NodeName(), on(pod("a"), "n"), world, "m"))
        .containsExactly("node(s) didn't match the requested node name");
  }

  @Test
  void init_containers_run_alone_and_sidecars_beside_the_rest() {
    Obj sidecar = container("100m", "64Mi").with("restartPolicy", "Always");
    Obj pod = pod("a")
        .withPath(Value.array(container("300m", "1Gi"), container("200m", "1Gi")), "spec", "containers")
        .withPath(Value.array(container("550m", "10Mi"), sidecar, container("590m", "10Mi")), "spec", "initContainers")
        .withPath(Value.obj("cpu", "50m"), "spec", "overhead");
    PodInfo info = PodInfo.of(pod);
    assertThat(info.requests().milliCpu()).as("second init container beside the sidecar").isEqualTo(590 + 100 + 50);
    assertThat(info.requests().memory()).as("all that runs together").isEqualTo((2048L + 64) << 20);
  }

  @Test
  void requests_of_the_pod_itself_replace_the_sum() {
    Obj pod = pod("a", "300m", "1Gi").withPath(Value.obj("cpu", "1"), "spec", "resources", "requests");
    assertThat(PodInfo.of(pod).requests().milliCpu()).isEqualTo(1000);
    assertThat(PodInfo.of(pod).requests().memory()).isEqualTo(1L << 30);
  }
}
