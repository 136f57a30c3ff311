package io.hexareme.core.apiserver.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.serving.Wire.Reply;
import io.hexareme.core.apiserver.serving.Wire.Request;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A claim names fields of the version it was made through; writes through other versions must understand it (KEP-555). */
class ClaimsAcrossVersionsTest {
  private static final String V1 = "/apis/autoscaling/v1/namespaces/default/horizontalpodautoscalers";
  private static final String V2 = "/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers";
  private static final String HEAD = "{kind: HorizontalPodAutoscaler, spec: {maxReplicas: 9, scaleTargetRef: {kind: Deployment, name: d, apiVersion: apps/v1}";
  private static final String CPU_50 =
      ", metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 50}}}]";
  private static final Value DEFAULT = Value.of(80);

  private final Wire wire = new Wire();

  private Request apply(String collection, String manager, String rest) {
    String version = collection.equals(V1) ? "autoscaling/v1" : "autoscaling/v2";
    return wire.request("PATCH", collection + "/h?fieldManager=" + manager)
        .body("application/apply-patch+yaml", HEAD.replace("{kind", "{apiVersion: " + version + ", kind") + rest + "}}");
  }

  private Reply read(String collection) {
    return wire.get(collection + "/h").send();
  }

  private static List<String> claims(Reply reply) {
    return reply.body().list("metadata", "managedFields").stream()
        .map(entry -> entry.text("manager") + " " + entry.text("operation") + " " + entry.text("apiVersion") + " "
            + String.join(",", entry.at("fieldsV1", "f:spec").asObj().fields().keySet())).toList();
  }

  @Test
  void taking_a_field_through_another_version_is_a_conflict_in_the_words_of_the_claim() {
    wire.made(apply(V2, "a", CPU_50));
    Reply refused = apply(V1, "b", ", targetCPUUtilizationPercentage: 70").refused();
    assertThat(refused.code()).isEqualTo(409);
    assertThat(refused.message()).isEqualTo("Apply failed with 1 conflict: conflict with \"a\": .spec.metrics");
  }

  @Test
  void the_same_value_through_another_version_is_shared() {
    wire.made(apply(V2, "a", CPU_50));
    wire.made(apply(V1, "b", ", targetCPUUtilizationPercentage: 50"));
    assertThat(claims(read(V1))).containsExactlyInAnyOrder(
        "a Apply autoscaling/v2 f:maxReplicas,f:metrics,f:scaleTargetRef",
        "b Apply autoscaling/v1 f:maxReplicas,f:scaleTargetRef,f:targetCPUUtilizationPercentage");
  }

  @Test
  void force_takes_it_from_a_claim_in_another_version() {
    wire.made(apply(V2, "a", CPU_50));
    Request forced = wire.request("PATCH", V1 + "/h?fieldManager=b&force=true").body("application/apply-patch+yaml",
        HEAD.replace("{kind", "{apiVersion: autoscaling/v1, kind") + ", targetCPUUtilizationPercentage: 70}}");
    wire.made(forced);
    assertThat(claims(read(V2))).contains("a Apply autoscaling/v2 f:maxReplicas,f:scaleTargetRef",
        "b Apply autoscaling/v1 f:maxReplicas,f:scaleTargetRef,f:targetCPUUtilizationPercentage");
    assertThat(read(V2).body().list("spec", "metrics").getFirst().at("resource", "target", "averageUtilization")).isEqualTo(Value.of(70));
  }

  @Test
  void what_is_no_longer_applied_goes_but_not_what_a_claim_in_another_version_holds() {
    wire.made(apply(V2, "a", CPU_50));
    wire.made(apply(V1, "b", ", targetCPUUtilizationPercentage: 50"));
    wire.made(apply(V1, "b", ""));
    assertThat(read(V1).at("spec.targetCPUUtilizationPercentage")).isEqualTo(Value.of(50));
    wire.made(apply(V2, "a", ""));
    assertThat(read(V1).at("spec.targetCPUUtilizationPercentage")).as("gone, and then defaulted").isEqualTo(DEFAULT);
  }

  @Test
  void an_applier_may_change_the_version_and_what_it_drops_by_that_goes() {
    wire.made(apply(V1, "a", ", minReplicas: 3, targetCPUUtilizationPercentage: 50"));
    wire.made(apply(V2, "a", ", minReplicas: 3"));
    assertThat(claims(read(V2))).containsExactly("a Apply autoscaling/v2 f:maxReplicas,f:minReplicas,f:scaleTargetRef");
    assertThat(read(V1).at("spec.targetCPUUtilizationPercentage")).as("gone, and then defaulted").isEqualTo(DEFAULT);
    assertThat(read(V1).at("spec.minReplicas")).isEqualTo(Value.of(3));
  }

  @Test
  void an_update_through_another_version_takes_the_field_from_its_claim() {
    wire.made(apply(V2, "a", CPU_50));
    wire.made(wire.patch(V1 + "/h?fieldManager=b", Wire.MERGE, "{'spec':{'targetCPUUtilizationPercentage':80}}"));
    assertThat(claims(read(V1))).containsExactly("a Apply autoscaling/v2 f:maxReplicas,f:scaleTargetRef",
        "b Update autoscaling/v1 f:targetCPUUtilizationPercentage");
  }

  @Test
  void a_claim_in_a_version_that_is_not_served_is_dropped() {
    wire.made(apply(V2, "a", ""));
    wire.made(wire.patch(V2 + "/h?fieldManager=b", Wire.MERGE, "{'metadata':{'managedFields':[{'manager':'old','operation':'Apply',"
        + "'apiVersion':'autoscaling/v9','fieldsType':'FieldsV1','fieldsV1':{'f:spec':{'f:maxReplicas':{}}}}]}}"));
    wire.made(wire.patch(V2 + "/h?fieldManager=b", Wire.MERGE, "{'spec':{'minReplicas':4}}"));
    assertThat(claims(read(V2))).containsExactly("b Update autoscaling/v2 f:minReplicas");
  }
}
