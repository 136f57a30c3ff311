package io.hexareme.core.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.Conditions;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KubeletNodeTest {
  private static final String NODE = "/api/v1/nodes/node-1";
  private static final String LEASE = "/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/node-1";
  private final KubeletBench bench = new KubeletBench();

  private String condition(String type) {
    return Conditions.find(bench.api.get(NODE).at("status", "conditions"), type)
        .map(c -> c.text("status") + " " + c.text("reason") + ": " + c.text("message"))
        .orElse("none");
  }

  @Test
  void it_registers_its_node() {
    bench.start();
    Obj node = bench.api.get(NODE);
    assertThat(node.at("metadata", "labels").asStrings())
        .containsEntry("kubernetes.io/hostname", "node-1").containsEntry("kubernetes.io/os", "linux").containsEntry("kubernetes.io/arch", "amd64");
    assertThat(node.text("spec", "podCIDR")).isEqualTo("10.0.0.0/24");
    assertThat(node.at("status", "capacity").asStrings()).containsEntry("cpu", "8").containsEntry("pods", "110");
    assertThat(node.list("status", "addresses")).containsExactly(
        Value.obj("type", "InternalIP", "address", "192.168.0.1"), Value.obj("type", "Hostname", "address", "node-1"));
    assertThat(node.text("status", "nodeInfo", "kubeletVersion")).isEqualTo("v1.34.0");
    assertThat(node.text("status", "nodeInfo", "containerRuntimeVersion")).isEqualTo("tiny://1.0");
    assertThat(condition("Ready")).isEqualTo("True KubeletReady: kubelet is posting ready status");
    assertThat(condition("MemoryPressure")).isEqualTo("False KubeletHasSufficientMemory: kubelet has sufficient memory available");
    assertThat(condition("DiskPressure")).isEqualTo("False KubeletHasNoDiskPressure: kubelet has no disk pressure");
    assertThat(condition("PIDPressure")).isEqualTo("False KubeletHasSufficientPID: kubelet has sufficient PID available");
    assertThat(bench.api.eventTexts()).contains("Normal NodeReady Node node-1 status is now: NodeReady");
  }

  @Test
  void a_node_that_is_there_keeps_what_is_not_the_kubelets() {
    bench.api.put(NODE, Value.obj(
        "kind", "Node", "apiVersion", "v1",
        "metadata", Value.obj("name", "node-1", "uid", "old", "labels", Value.obj("mine", "kept", "tier", "wrong")),
        "spec", Value.obj("unschedulable", true),
        "status", Value.obj("conditions", List.of(Value.obj("type", "Custom", "status", "True"), Value.obj("type", "Ready", "status", "Unknown")))));
    bench.config = bench.config.withLabels(Map.of("tier", "gold"));
    bench.start();
    Obj node = bench.api.get(NODE);
    assertThat(node.at("metadata", "labels").asStrings()).containsEntry("mine", "kept").containsEntry("tier", "gold");
    assertThat(node.at("spec", "unschedulable").asBool(false)).isTrue();
    assertThat(Conditions.isTrue(node, "Custom")).isTrue();
    assertThat(Conditions.isTrue(node, "Ready")).isTrue();
  }

  @Test
  void its_lease_is_renewed_every_ten_seconds() {
    bench.start();
    Obj lease = bench.api.get(LEASE);
    assertThat(lease.text("spec", "holderIdentity")).isEqualTo("node-1");
    assertThat(lease.at("spec", "leaseDurationSeconds").asInt(0)).isEqualTo(40);
    assertThat(lease.text("spec", "renewTime")).isEqualTo("2026-01-01T00:00:00.000000Z");
    assertThat(lease.list("metadata", "ownerReferences").getFirst().text("uid")).isEqualTo("uid-node-1");
    bench.advance(20);
    assertThat(bench.api.get(LEASE).text("spec", "renewTime")).isEqualTo("2026-01-01T00:00:20.000000Z");
  }

  @Test
  void a_lease_lost_or_changed_by_others_is_taken_again() {
    bench.start();
    bench.api.put(LEASE, bench.api.get(LEASE).withPath(Value.of("thief"), "spec", "holderIdentity"));
    bench.advance(12);
    assertThat(bench.api.get(LEASE).text("spec", "holderIdentity")).isEqualTo("node-1");
    bench.api.remove(LEASE);
    bench.advance(12);
    assertThat(bench.api.get(LEASE).text("spec", "holderIdentity")).isEqualTo("node-1");
  }

  @Test
  void its_status_is_written_when_it_changes_and_as_a_heartbeat_every_five_minutes() {
    bench.start();
    bench.api.requests.clear();
    bench.advance(290);
    assertThat(bench.api.requests).doesNotContain("PATCH " + NODE + "/status");
    bench.advance(20);
    assertThat(bench.api.requests).contains("PATCH " + NODE + "/status");
    bench.api.requests.clear();
    bench.runtime.broken = true;
    bench.advance(10);
    assertThat(condition("Ready")).isEqualTo("False KubeletNotReady: container runtime is down");
    bench.runtime.broken = false;
    bench.advance(2);
    assertThat(condition("Ready")).isEqualTo("True KubeletReady: kubelet is posting ready status");
  }

  @Test
  void an_api_server_that_is_down_is_tried_until_it_is_up() {
    bench.api.down = true;
    bench.start();
    bench.advance(60);
    bench.api.down = false;
    bench.advance(12);
    assertThat(Conditions.isTrue(bench.api.get(NODE), "Ready")).isTrue();
    assertThat(bench.api.get(LEASE).isEmpty()).isFalse();
  }
}
