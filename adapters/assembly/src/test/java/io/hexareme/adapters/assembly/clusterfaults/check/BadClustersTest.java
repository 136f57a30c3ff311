package io.hexareme.adapters.assembly.clusterfaults.check;

import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.controlledBy;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.ending;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.node;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.object;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.pod;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.sized;
import static io.hexareme.adapters.assembly.clusterfaults.check.ClusterTale.uid;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each invariant that is asked after every write, every answer and every look at the runtimes finds, and what it lets pass. */
final class BadClustersTest {
  private static final Obj SET = sized(object("ReplicaSet", "work", "web-1"), 2);
  private static final Obj DEPLOYMENT = sized(object("Deployment", "work", "web"), 2);
  private final ClusterTale tale = new ClusterTale();

  @Test
  void a_pod_that_changes_its_node() {
    tale.put(pod("a", "node-1", true)).put(pod("a", "node-1", false));
    assertThat(tale.found()).isEmpty();
    tale.put(pod("a", "node-2", true));
    assertThat(tale.found()).isEqualTo("no Pod is bound twice: Pod work/a was on node-1 and is now on node-2");
  }

  @Test
  void a_namesake_on_another_node_is_another_pod() {
    tale.put(pod("a", "node-1", true)).put(uid(pod("a", "node-2", true), "other"));
    assertThat(tale.found()).isEmpty();
  }

  @Test
  void a_pod_on_a_node_that_is_long_gone() {
    tale.delete(node("node-2", "True")).passes(4).put(pod("a", "node-2", false));
    assertThat(tale.found()).as("the scheduler may not know yet").isEmpty();
    tale.passes(2).put(pod("b", "node-2", false));
    assertThat(tale.found()).contains("no Pod is bound to a node that is gone", "Pod work/b was bound to node-2");
  }

  @Test
  void a_node_with_more_than_its_allocatable() {
    IntStream.rangeClosed(1, 4).forEach(i -> tale.put(pod("p" + i, "node-1", true)));
    assertThat(tale.found()).isEmpty();
    tale.put(pod("p5", "", false)).put(pod("p5", "node-1", false));
    assertThat(tale.found()).contains("no node is given more than its allocatable", "node-1 is to hold 2.5 of cpu where there is room for 2");
  }

  @Test
  void a_replica_set_with_a_pod_too_many() {
    tale.put(SET).put(controlledBy(pod("a", "", false), SET)).put(controlledBy(pod("b", "", false), SET));
    assertThat(tale.found()).isEmpty();
    tale.put(controlledBy(pod("c", "", false), SET));
    assertThat(tale.found()).contains("ReplicaSet work/web-1 has 3 Pods, and wanted 2 at most lately");
  }

  @Test
  void a_replica_set_that_was_larger_a_moment_ago() {
    tale.put(sized(SET, 3)).put(SET);
    List.of("a", "b", "c").forEach(name -> tale.put(controlledBy(pod(name, "", false), SET)));
    assertThat(tale.found()).isEmpty();
  }

  @Test
  void a_deployment_beyond_its_surge() {
    Obj careful = DEPLOYMENT.withPath(Value.obj("rollingUpdate", Value.obj("maxSurge", 1, "maxUnavailable", 0)), "spec", "strategy");
    tale.put(careful).put(controlledBy(SET, careful)).put(controlledBy(sized(object("ReplicaSet", "work", "web-2"), 1), careful));
    assertThat(tale.found()).isEmpty();
    tale.put(controlledBy(sized(object("ReplicaSet", "work", "web-2"), 2), careful));
    assertThat(tale.found()).contains("the sets of Deployment work/web are told to have 4 Pods, which may be 3");
  }

  @Test
  void a_rolling_update_that_takes_what_is_needed() {
    Obj careful = DEPLOYMENT.withPath(Value.obj("rollingUpdate", Value.obj("maxSurge", 1, "maxUnavailable", 0)), "spec", "strategy");
    Obj old = controlledBy(SET, careful);
    tale.put(careful).put(old).put(controlledBy(pod("a", "node-1", true), old)).put(controlledBy(pod("b", "node-1", true), old)).passes(60);
    tale.put(controlledBy(sized(object("ReplicaSet", "work", "web-2"), 1), careful)).put(sized(old, 1));
    assertThat(tale.found()).contains("never fewer ready Pods than a rolling update allows", "leaves Deployment work/web with 1 ready Pods, and 2 is the least");
  }

  @Test
  void an_eviction_beyond_the_budget() {
    budgetOfTwo();
    tale.put(pod("a", "node-1", true)).put(pod("b", "node-1", true)).put(pod("c", "node-1", true));
    evicts("a");
    assertThat(tale.found()).isEmpty();
    evicts("b");
    assertThat(tale.found()).contains("evicting Pod work/b left PodDisruptionBudget web with 1 healthy Pods of the 2 it demands");
  }

  @Test
  void an_eviction_while_a_deployment_gets_smaller() {
    budgetOfTwo();
    tale.put(pod("a", "node-1", true)).put(pod("b", "node-1", true)).put(pod("c", "node-1", true));
    tale.put(ending(pod("a", "node-1", true))).put(ending(pod("b", "node-1", true)));
    evicts("c");
    assertThat(tale.found()).as("the disruption controller could not know yet").isEmpty();
    tale.put(pod("d", "node-2", true)).put(pod("e", "node-2", true)).passes(10);
    tale.put(ending(pod("d", "node-2", true)));
    tale.call("system:admin", "POST", "pods", "eviction", "d", tale.revision() - 1, Obj.EMPTY, 201);
    assertThat(tale.found()).contains("evicting Pod work/d left PodDisruptionBudget web with 1 healthy Pods of the 2 it demands");
  }

  @Test
  void an_eviction_of_a_pod_that_ends_anyway() {
    budgetOfTwo();
    tale.put(pod("a", "node-1", true)).put(pod("b", "node-1", true)).passes(10);
    long sent = tale.revision();
    tale.put(ending(pod("a", "node-1", true))).call("system:serviceaccount:kube-system:replicaset-controller", "DELETE", "pods", "", "a", sent, Obj.EMPTY, 200);
    tale.call("system:admin", "POST", "pods", "eviction", "a", sent, Obj.EMPTY, 201);
    tale.call("system:admin", "POST", "pods", "eviction", "a", 0, Obj.EMPTY, 201);
    assertThat(tale.found()).isEmpty();
  }

  private void budgetOfTwo() {
    tale.put(object("PodDisruptionBudget", "work", "web")
        .with("spec", Value.obj("minAvailable", 2, "selector", Value.obj("matchLabels", Value.obj("app", "web")))));
  }

  private void evicts(String pod) {
    long sent = tale.revision();
    tale.put(ending(pod(pod, "node-1", true))).call("system:admin", "POST", "pods", "eviction", pod, sent, Obj.EMPTY, 201);
  }

  @Test
  void a_collected_object_whose_owner_lives() {
    Obj owned = controlledBy(pod("a", "", false), SET);
    tale.put(SET).put(owned).delete(owned).deletes("generic-garbage-collector", owned);
    assertThat(tale.found()).contains("the garbage collector deleted Pod work/a, whose owner ReplicaSet web-1", "is there");
  }

  @Test
  void a_collected_object_whose_owner_is_gone() {
    Obj owned = controlledBy(pod("a", "", false), SET);
    tale.put(SET).put(owned).delete(SET).delete(owned).deletes("generic-garbage-collector", owned);
    assertThat(tale.found()).isEmpty();
  }

  @Test
  void a_foreground_deletion_that_does_not_wait() {
    Obj owner = ending(SET).withPath(Value.strings(List.of("foregroundDeletion")), "metadata", "finalizers");
    tale.put(SET).put(controlledBy(pod("a", "", false), SET)).put(owner).delete(owner);
    assertThat(tale.found()).contains("ReplicaSet work/web-1 was deleted in the foreground, and is gone before Pod work/a");
  }

  @Test
  void an_object_that_goes_with_its_finalizers() {
    Obj held = object("ConfigMap", "work", "held").withPath(Value.strings(List.of("acme.com/a", "acme.com/b")), "metadata", "finalizers");
    tale.put(held).put(ending(held)).delete(held);
    assertThat(tale.found()).contains("finalizers block deletion: ConfigMap work/held is gone with the finalizers [acme.com/a, acme.com/b]");
  }

  @Test
  void an_object_that_goes_with_the_write_that_takes_its_last_finalizer() {
    Obj held = object("ConfigMap", "work", "held").withPath(Value.strings(List.of("acme.com/a")), "metadata", "finalizers");
    tale.put(held).put(ending(held)).delete(held);
    assertThat(tale.found()).isEmpty();
  }

  @Test
  void a_namespace_that_goes_before_its_content() {
    tale.delete(object("Namespace", "", "work"));
    assertThat(tale.found()).contains("Namespace work is gone before ServiceAccount work/default, ConfigMap work/kube-root-ca.crt");
  }

  @Test
  void an_object_without_a_namespace() {
    tale.put(object("ConfigMap", "nowhere", "lost"));
    assertThat(tale.found()).contains("ConfigMap nowhere/lost was made in a Namespace that is not there");
  }

  @Test
  void an_eviction_before_the_toleration_ends() {
    Obj tolerant = pod("a", "node-1", true).withPath(Value.array(Value.obj("key", "gone", "operator", "Exists", "tolerationSeconds", 300)), "spec", "tolerations");
    Obj taint = Value.obj("key", "gone", "effect", "NoExecute", "timeAdded", Timestamps.seconds(tale.now()));
    tale.put(node("node-1", "Unknown").withPath(Value.array(taint), "spec", "taints")).put(tolerant).passes(301);
    tale.put(ending(tolerant)).deletes("taint-eviction-controller", tolerant);
    assertThat(tale.found()).isEmpty();
    ClusterTale early = new ClusterTale();
    early.put(node("node-1", "Unknown").withPath(Value.array(taint), "spec", "taints")).put(tolerant).passes(200);
    early.put(ending(tolerant)).deletes("taint-eviction-controller", tolerant);
    assertThat(early.found()).contains("no taint there has outlasted what it tolerates");
  }

  @Test
  void a_fleet_that_is_evicted() {
    Obj taint = Value.obj("key", "node.kubernetes.io/unreachable", "effect", "NoExecute");
    tale.put(node("node-1", "Unknown")).passes(60).put(node("node-1", "Unknown").withPath(Value.array(taint), "spec", "taints"));
    assertThat(tale.found()).as("node-2 is well").isEmpty();
    tale.put(node("node-2", "Unknown")).passes(60).put(node("node-2", "Unknown").withPath(Value.array(taint), "spec", "taints"));
    assertThat(tale.found()).contains("Node node-2 begins to lose its Pods while none of the 2 nodes is ready");
  }

  @Test
  void a_pod_that_is_collected_though_its_node_is_there() {
    Obj pod = pod("a", "node-1", true);
    tale.put(pod).delete(pod).deletes("pod-garbage-collector", pod);
    assertThat(tale.found()).contains("Pod work/a was collected, though its node node-1 is there");
  }

  @Test
  void a_node_that_is_called_silent_though_it_was_heard() {
    tale.put(object("Namespace", "", "kube-node-lease")).put(object("Lease", "kube-node-lease", "node-1")).passes(20);
    tale.put(node("node-1", "Unknown"));
    assertThat(tale.found()).contains("Node node-1 was called silent 20 s after its Lease was renewed");
  }

  @Test
  void a_deletion_that_hits_a_younger_object() {
    tale.put(pod("a", "node-1", true));
    long sent = tale.revision();
    Obj younger = uid(pod("a", "node-1", true), "younger");
    tale.delete(pod("a", "node-1", true)).put(younger).delete(younger).call("system:node:node-1", "DELETE", "pods", "", "a", sent, Obj.EMPTY, 200);
    assertThat(tale.found()).contains("no deletion hits another object of the same name", "hit a Pod that was made later (uid younger)");
  }

  @Test
  void a_pod_that_runs_twice() {
    Obj pod = pod("a", "node-1", true);
    tale.put(pod).runs("node-1", pod, "1");
    assertThat(tale.found()).isEmpty();
    tale.runs("node-2", pod, "2");
    assertThat(tale.found()).contains("container c of Pod work/a runs twice, on node-1 and node-2");
  }

  @Test
  void a_pod_with_two_sandboxes() {
    Obj pod = pod("a", "node-1", true);
    tale.put(pod).runs("node-1", pod, "1").runs("node-1", pod, "2");
    assertThat(tale.found()).contains("Pod work/a has two ready sandboxes on node-1");
  }

  @Test
  void a_container_that_is_started_for_a_pod_long_gone() {
    Obj pod = pod("a", "node-1", true);
    tale.put(pod).delete(pod).passes(10).runs("node-1", pod, "1");
    assertThat(tale.found()).contains("was started on node-1", "though that Pod was gone since");
  }

  @Test
  void a_component_that_asks_without_a_pause() {
    for (int i = 0; i < 200; i++) tale.call("system:kube-scheduler", "GET", "pods", "", "", 0, Obj.EMPTY, 503);
    assertThat(tale.found()).isEmpty();
    tale.call("system:kube-scheduler", "GET", "pods", "", "", 0, Obj.EMPTY, 503);
    assertThat(tale.found()).contains("system:kube-scheduler GET pods failed 201 times within a second; the last was answered 503");
  }

  @Test
  void a_component_that_goes_back_in_time() {
    Obj list = Value.obj("metadata", Value.obj("resourceVersion", "3"), "items", Value.Arr.EMPTY);
    tale.invariants.reached("system:node:node-1", "pods", 4);
    tale.invariants.answered(new Call("system:node:node-1", "GET", "pods", "", new io.hexareme.core.machinery.ObjectKey("", ""), tale.now(), 5, Obj.EMPTY, 200, list));
    assertThat(tale.found()).contains("lists pods at revision 3, and had them at 4 already");
  }

  @Test
  void every_rule_has_words_of_its_own() {
    assertThat(tale.invariants.rules()).doesNotHaveDuplicates().hasSizeGreaterThan(20).allMatch(rule -> rule.length() > 15 && !rule.contains(": "));
    assertThat(Meta.name(SET)).isEqualTo("web-1");
  }
}
