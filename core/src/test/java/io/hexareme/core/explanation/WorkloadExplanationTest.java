package io.hexareme.core.explanation;

import static io.hexareme.core.explanation.Given.condition;
import static io.hexareme.core.explanation.Given.container;
import static io.hexareme.core.explanation.Given.deployment;
import static io.hexareme.core.explanation.Given.node;
import static io.hexareme.core.explanation.Given.object;
import static io.hexareme.core.explanation.Given.placed;
import static io.hexareme.core.explanation.Given.pod;
import static io.hexareme.core.explanation.Given.ready;
import static io.hexareme.core.explanation.Given.set;
import static io.hexareme.core.explanation.Given.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.explanation.Explanation;
import io.hexareme.ports.explanation.State;
import io.hexareme.ports.trace.TraceEvent;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadExplanationTest {
  private static final Obj WEB = deployment(2);
  private static final Obj SET = set(WEB, 2);
  private static final Obj ONE = pod("one", SET);
  private static final Obj TWO = pod("two", SET);

  private final Given given = new Given().the(Resource.NODES, node("True", ""));

  private Given withSet(Obj set) {
    return given.the(Resource.REPLICA_SETS, set);
  }

  @Test
  void a_deployment_that_is_complete_is_as_desired_after_the_whole_chain() {
    Explanation explanation = withSet(SET).the(Resource.PODS, ready(ONE), ready(TWO)).explain("deploy", WEB);
    assertThat(explanation.verdict()).isEqualTo("deployment/web is as desired: 2 of 2 replicas available");
    assertThat(explanation.steps()).extracting("component").containsExactly("apiserver", "deployment-controller",
        "replicaset-controller", "scheduler", "kubelet", "replicaset-controller", "deployment-controller");
  }

  @Test
  void a_generation_not_seen_is_the_deployment_controllers_to_see() {
    assertThat(given.verdict("deployment", with(WEB, "metadata.generation", 2)))
        .isEqualTo("deployment/web is waiting for the deployment-controller: it has not seen generation 2 yet, only 1");
  }

  @Test
  void a_controller_whose_decision_breaks_is_named() {
    given.trace("deployment-controller", "panic", WEB, Map.of("message", "boom"));
    assertThat(given.verdict("deployment", with(WEB, "metadata.generation", 2)))
        .isEqualTo("deployment/web is stuck at the deployment-controller: its decision broke: boom");
  }

  @Test
  void a_paused_deployment_waits_for_you_if_there_is_something_to_roll_out() {
    Obj paused = with(WEB, "spec.paused", true);
    withSet(SET).the(Resource.PODS, ready(ONE), ready(TWO));
    assertThat(given.explain("deployment", paused).state()).isEqualTo(State.DONE);
    assertThat(given.verdict("deployment", with(paused, "status.updatedReplicas", 0))).startsWith("deployment/web is waiting for you: the Deployment is paused");
  }

  @Test
  void a_set_that_is_refused_is_the_deployments_trouble() {
    Obj refused = with(WEB, "status.conditions", List.of(condition("Progressing", "False", "ReplicaSetCreateError", "exceeded quota")));
    assertThat(given.verdict("deployment", refused)).isEqualTo("deployment/web is stuck at the deployment-controller: exceeded quota");
  }

  @Test
  void pods_that_are_refused_are_the_replicaset_controllers_trouble() {
    Obj failing = with(SET, "status.conditions", List.of(condition("ReplicaFailure", "True", "FailedCreate", "pods \"web-1-\" is forbidden: exceeded quota: q")));
    withSet(failing).the(Resource.PODS, ready(ONE));
    String trouble = "stuck at the replicaset-controller: 1 of 2 Pods created: FailedCreate: pods \"web-1-\" is forbidden: exceeded quota: q";
    assertThat(given.verdict("deployment", WEB)).isEqualTo("deployment/web is " + trouble);
    assertThat(given.verdict("rs", failing)).isEqualTo("replicaset/web-1 is " + trouble);
  }

  @Test
  void what_was_refused_is_found_in_the_trace_where_there_is_no_condition() {
    given.trace("replicaset-controller", "reconcile", SET, Map.of("refused", "forbidden"));
    assertThat(given.verdict("rs", SET))
        .isEqualTo("replicaset/web-1 is stuck at the replicaset-controller: 0 of 2 Pods created: the API server refused what it wanted: forbidden");
  }

  @Test
  void the_pod_that_is_worst_off_speaks_for_all() {
    Obj crashing = container(TWO, Value.obj("state", Value.obj("waiting", Value.obj("reason", "CrashLoopBackOff", "message", "back-off 10s"))));
    Explanation explanation = withSet(SET).the(Resource.PODS, placed(ONE), crashing).explain("deployment", WEB);
    assertThat(explanation.verdict()).isEqualTo("deployment/web is stuck at the kubelet on node-1: container app: CrashLoopBackOff: back-off 10s");
    assertThat(explanation.steps().getLast().about()).isEqualTo("pod/two and 1 more");
    assertThat(explanation.steps()).extracting("what").contains("2 of 2 Pods placed");
  }

  @Test
  void pods_that_are_done_or_going_do_not_count() {
    Obj going = with(ready(TWO), "metadata.deletionTimestamp", "2026-01-01T01:00:00Z");
    assertThat(withSet(SET).the(Resource.PODS, ready(ONE), going).verdict("rs", SET))
        .isEqualTo("replicaset/web-1 is waiting for the replicaset-controller: 1 of 2 Pods created");
  }

  @Test
  void old_replicas_are_waited_for() {
    Obj old = with(set(WEB, 0), "metadata.name", "web-0", "metadata.uid", "uid-web-0");
    Obj current = with(SET, "metadata.annotations", Map.of("deployment.kubernetes.io/revision", "2"));
    withSet(old).the(Resource.REPLICA_SETS, current).the(Resource.PODS, ready(ONE), ready(TWO));
    assertThat(given.verdict("deployment", with(WEB, "status.replicas", 3)))
        .isEqualTo("deployment/web is waiting for the deployment-controller: 1 old replica still to be removed");
  }

  @Test
  void ready_but_not_long_enough_is_not_available() {
    Obj young = with(WEB, "status.availableReplicas", 0, "spec.minReadySeconds", 30);
    assertThat(withSet(SET).the(Resource.PODS, ready(ONE), ready(TWO)).verdict("deployment", young)).isEqualTo(
        "deployment/web is waiting for the deployment-controller: 0 of 2 replicas available; a Pod counts after 30 s of being ready (minReadySeconds)");
  }

  @Test
  void the_writer_of_the_last_revision_is_known_from_the_trace() {
    given.trace(new TraceEvent(Given.NOW, "apiserver", "authenticate", "", 0, "r-1", "", Map.of("outcome", "jane")));
    given.trace(new TraceEvent(Given.NOW, "apiserver", "store", Meta.subject(WEB), 7, "r-1", "", Map.of()));
    assertThat(given.explain("deployment", WEB).steps().getFirst().what()).isEqualTo("stored at revision 7, last written by jane");
  }

  @Test
  void foreground_deletion_names_what_is_left() {
    Obj going = with(WEB, "metadata.deletionTimestamp", "2026-01-01T01:00:00Z", "metadata.finalizers", List.of("foregroundDeletion"));
    assertThat(withSet(SET).verdict("deployment", going)).isEqualTo("deployment/web is waiting for the generic-garbage-collector: deletion was asked for at "
        + "2026-01-01T01:00:00Z; finalizer foregroundDeletion holds it until its dependents are gone: replicaset/web-1");
  }

  @Test
  void what_nobody_acts_on_is_as_desired_once_it_is_stored() {
    assertThat(given.verdict("cm", object(Resource.CONFIG_MAPS, "c"))).isEqualTo("configmap/c is as desired: stored at revision 7");
  }
}
