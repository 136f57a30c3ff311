package io.hexareme.core.explanation;

import static io.hexareme.core.explanation.Given.condition;
import static io.hexareme.core.explanation.Given.deployment;
import static io.hexareme.core.explanation.Given.node;
import static io.hexareme.core.explanation.Given.object;
import static io.hexareme.core.explanation.Given.pod;
import static io.hexareme.core.explanation.Given.ready;
import static io.hexareme.core.explanation.Given.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Services, nodes, namespaces. */
class InfrastructureExplanationTest {
  private static final Obj SERVICE = object(Resource.SERVICES, "web", "spec.clusterIP", "10.96.0.10", "spec.selector", Map.of("app", "web"));
  private static final Obj POD = pod("p", deployment(1));

  private final Given given = new Given();

  private static Obj slice(Object ready) {
    return object(Resource.ENDPOINT_SLICES, "web-x", "metadata.labels", Map.of("kubernetes.io/service-name", "web"),
        "endpoints", List.of(Value.obj("conditions", Value.obj("ready", ready))));
  }

  private static Obj lease(String renewed) {
    return with(object(Resource.LEASES, "node-1", "spec.renewTime", renewed), "metadata.namespace", "kube-node-lease");
  }

  @Test
  void a_service_whose_pods_do_not_exist_waits_for_them() {
    assertThat(given.verdict("svc", SERVICE)).isEqualTo("service/web is waiting for the owner of its Pods: no Pod has the labels app=web");
  }

  @Test
  void a_service_without_a_ready_pod_waits_for_what_the_pod_waits_for() {
    given.the(Resource.PODS, POD);
    assertThat(given.verdict("svc", SERVICE)).isEqualTo("service/web is waiting for the scheduler: no decision about the Pod yet");
  }

  @Test
  void a_ready_pod_without_a_ready_endpoint_is_the_controllers_to_add() {
    given.the(Resource.PODS, ready(POD)).the(Resource.ENDPOINT_SLICES, slice(false));
    assertThat(given.verdict("svc", SERVICE))
        .isEqualTo("service/web is waiting for the endpointslice-controller: 1 Pod ready, and no ready endpoint yet");
  }

  @Test
  void an_endpoint_that_does_not_say_is_ready() {
    given.the(Resource.PODS, ready(POD)).the(Resource.ENDPOINT_SLICES, slice(null));
    assertThat(given.verdict("svc", SERVICE)).isEqualTo("service/web is as desired: 1 ready of 1 endpoint");
  }

  @Test
  void services_that_need_no_endpoints_of_ours_are_as_desired() {
    assertThat(given.verdict("svc", with(SERVICE, "spec.selector", Map.of()))).contains("is as desired: it has no selector");
    assertThat(given.verdict("svc", with(SERVICE, "spec.type", "ExternalName", "spec.externalName", "example.com"))).contains("is as desired: a name for example.com");
  }

  @Test
  void a_node_is_judged_by_its_condition_and_its_heartbeat() {
    given.the(Resource.LEASES, lease("2026-01-01T00:59:30.000000Z"));
    assertThat(given.verdict("node", node("True", ""))).isEqualTo("node/node-1 is as desired: ready, last heartbeat at 2026-01-01T00:59:30Z");
    assertThat(given.verdict("node", node("Unknown", "Kubelet stopped posting node status."))).isEqualTo(
        "node/node-1 is stuck at the kubelet on node-1: not ready: KubeletReady: Kubelet stopped posting node status., last heartbeat at 2026-01-01T00:59:30Z");
    assertThat(given.verdict("node", object(Resource.NODES, "node-1"))).startsWith("node/node-1 is waiting for the kubelet on node-1: it has not reported yet");
  }

  @Test
  void a_silent_node_is_stuck_before_anybody_has_noticed() {
    given.the(Resource.LEASES, lease("2026-01-01T00:59:00Z"));
    assertThat(given.verdict("node", node("True", "")))
        .isEqualTo("node/node-1 is stuck at the kubelet on node-1: it was ready, and is silent now, last heartbeat at 2026-01-01T00:59:00Z");
  }

  @Test
  void a_cordoned_node_is_as_desired_and_says_so() {
    assertThat(given.verdict("no", with(node("True", ""), "spec.unschedulable", true)))
        .isEqualTo("node/node-1 is as desired: ready, and cordoned: it takes no new Pods");
  }

  @Test
  void a_namespace_that_goes_says_what_is_left_in_it() {
    Obj going = object(Resource.NAMESPACES, "n", "metadata.deletionTimestamp", "2026-01-01T01:00:00Z", "spec.finalizers", List.of("kubernetes"));
    assertThat(given.verdict("ns", going)).isEqualTo("namespace/n is waiting for the namespace-controller: it has not finished emptying the Namespace");
    Obj remaining = condition("NamespaceContentRemaining", "True", "SomeResourcesRemain", "Some resources are remaining: pods. has 1 resource instances");
    assertThat(given.verdict("ns", with(going, "status.conditions", List.of(remaining))))
        .isEqualTo("namespace/n is waiting for the namespace-controller: Some resources are remaining: pods. has 1 resource instances");
    Obj held = condition("NamespaceFinalizersRemaining", "True", "SomeFinalizersRemain", "example.com/hold in 1 resource instances");
    assertThat(given.verdict("ns", with(going, "status.conditions", List.of(remaining, held))))
        .isEqualTo("namespace/n is waiting for the owner of the finalizers in it: example.com/hold in 1 resource instances");
  }
}
