package io.hexareme.core.controllers.policystatus;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.expressionscel.CelExpressions;
import io.hexareme.adapters.schemakubernetes.KubernetesSchemas;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.ViewFixture;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyStatusControllerTest {
  private static final Resource POLICIES = new Resource(
      "admissionregistration.k8s.io", "v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy", false);
  private static final ObjectKey KEY = new ObjectKey("", "p");
  private final PolicyStatusController controller = new PolicyStatusController(new CelExpressions(), new KubernetesSchemas().load());
  private final ViewFixture view = new ViewFixture();

  private static Obj policy(String group, String resource, String expression, Obj status) {
    return Value.obj("metadata", Value.obj("name", "p", "generation", 3), "status", status, "spec", Value.obj(
        "matchConstraints", Value.obj("resourceRules", List.of(Value.obj(
            "apiGroups", List.of(group), "apiVersions", List.of("v1"), "resources", List.of(resource), "operations", List.of("*")))),
        "variables", List.of(Value.obj("name", "labels", "expression", "object.metadata.labels")),
        "validations", List.of(Value.obj("expression", expression))));
  }

  private Obj status(Obj policy) {
    view.put(POLICIES, policy);
    Command only = controller.reconcile(KEY, view).commands().getFirst();
    return ((Command.UpdateStatus) only).object().at("status").asObj();
  }

  @Test
  void a_field_that_the_kind_does_not_have_is_told() {
    Obj status = status(policy("apps", "deployments", "object.spec.replicaz > 1", Obj.EMPTY));

    assertThat(status).isEqualTo(Value.obj("observedGeneration", 3, "typeChecking", Value.obj("expressionWarnings", List.of(Value.obj(
        "fieldRef", "spec.validations[0].expression",
        "warning", "apps/v1, Kind=Deployment: ERROR: <input>:1:12: undefined field 'replicaz'\n | object.spec.replicaz > 1\n"
            + " | ...........^\n")))));
  }

  @Test
  void custom_kinds_are_checked_by_their_schemas() {
    view.put(Resource.CUSTOM_RESOURCE_DEFINITIONS, TestJson.object("{'metadata':{'name':'tabs.example.com'},'spec':{'group':'example.com',"
        + "'names':{'plural':'tabs','kind':'Tab'},'versions':[{'name':'v1','served':true,'schema':{'openAPIV3Schema':{'type':'object','properties':"
        + "{'spec':{'type':'object','properties':{'replicas':{'type':'integer'},'free':{'x-kubernetes-preserve-unknown-fields':true}}}}}}}]}}"));
    view.put(POLICIES, policy("example.com", "tabs", "object.spec.replicas == 'x' || object.spec.free.a", Obj.EMPTY));
    view.perform(controller.reconcile(KEY, view));

    Command only = controller.reconcile(KEY, view).commands().getFirst();

    Value warnings = ((Command.UpdateStatus) only).object().at("status", "typeChecking", "expressionWarnings");
    assertThat(warnings.items()).hasSize(1);
    assertThat(warnings.items().getFirst().text("warning")).startsWith("example.com/v1, Kind=Tab: ERROR: <input>:1:22: "
        + "found no matching overload for '_==_'");
    view.put(POLICIES, policy("example.com", "tabs", "object.spec.replicas == 1 && object.metadata.name == 'x' && object.spec.free.a", Obj.EMPTY));
    assertThat(((Command.UpdateStatus) controller.reconcile(KEY, view).commands().getFirst()).object().at("status", "typeChecking"))
        .isEqualTo(Obj.EMPTY);
  }

  @Test
  void what_fits_and_what_wildcards_leave_open_is_fine() {
    Obj fine = Value.obj("observedGeneration", 3, "typeChecking", Obj.EMPTY);

    assertThat(status(policy("apps", "deployments",
        "object.spec.template.spec.containers.all(c, c.image != 'x') && variables.labels['a'] == 'b'", Obj.EMPTY))).isEqualTo(fine);
    assertThat(status(policy("*", "*", "object.whatever == 1", Obj.EMPTY))).isEqualTo(fine);
  }

  @Test
  void a_generation_is_checked_once() {
    view.put(POLICIES, policy("apps", "deployments", "object.x == 1", Value.obj("observedGeneration", 3, "typeChecking", Obj.EMPTY)));

    assertThat(controller.reconcile(KEY, view).commands()).isEmpty();
  }
}
