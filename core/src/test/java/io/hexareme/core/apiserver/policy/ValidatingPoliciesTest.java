package io.hexareme.core.apiserver.policy;

import static io.hexareme.core.apiserver.policy.PolicyFixture.CONFIG_MAPS;
import static io.hexareme.core.apiserver.policy.PolicyFixture.MAPS;
import static io.hexareme.core.apiserver.policy.PolicyFixture.made;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.ports.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidatingPoliciesTest {
  private static final String ONLY_FEW = "'validations':[{'expression':'size(object.data) < 2'}]";

  private final PolicyFixture here = new PolicyFixture();

  @Test
  void without_a_binding_a_policy_says_nothing() {
    made(here.policy("Validating", "few", CONFIG_MAPS + "," + ONLY_FEW));

    assertThat(here.map("a", "'x':'1','y':'2'").code()).isEqualTo(201);
  }

  @Test
  void a_denial_names_policy_binding_and_expression() {
    here.validating("few", ONLY_FEW);

    Answer denied = here.map("a", "'x':'1','y':'2'");

    String why = "ValidatingAdmissionPolicy 'few' with binding 'few-here' denied request: failed expression: size(object.data) < 2";
    assertThat(denied.code()).isEqualTo(422);
    assertThat(denied.reason()).isEqualTo("Invalid");
    assertThat(denied.message()).isEqualTo("configmaps \"a\" is forbidden: " + why);
    assertThat(denied.at("details")).isEqualTo(
        Value.obj("name", "a", "kind", "configmaps", "causes", List.of(Value.obj("message", why))));
    assertThat(here.map("b", "'x':'1'").code()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"Forbidden,403", "Unauthorized,401", "RequestEntityTooLarge,413", "Invalid,422"})
  void the_reason_decides_the_code(String reason, int code) {
    here.validating("no", "'validations':[{'expression':'false','message':' never ','reason':'" + reason + "'}]");

    Answer denied = here.map("a", "");

    assertThat(denied.code()).isEqualTo(code);
    assertThat(denied.reason()).isEqualTo(reason);
    assertThat(denied.message()).endsWith("denied request: never");
  }

  @Test
  void a_message_can_be_computed() {
    here.validating("named", "'validations':[{'expression':'object.metadata.name == \\\"x\\\"','message':'fixed',"
        + "'messageExpression':'\\\"not \\\" + object.metadata.name'}]");
    here.validating("zz", "'validations':[{'expression':'object.metadata.name != \\\"x\\\"','message':'fixed',"
        + "'messageExpression':'string(object.data.missing)'}]");

    assertThat(here.map("a", "").message()).endsWith("denied request: not a");
    assertThat(here.map("x", "").message()).endsWith("denied request: fixed");
  }

  @Test
  void warnings_are_told_and_let_the_write_pass() {
    made(here.policy("Validating", "few", CONFIG_MAPS + "," + ONLY_FEW));
    made(here.binding("Validating", "few", ",'validationActions':['Warn','Audit']"));

    Answer passed = here.map("a", "'x':'1','y':'2'");

    assertThat(passed.code()).isEqualTo(201);
    assertThat(passed.headers().toString()).contains("Validation failed for ValidatingAdmissionPolicy 'few' with binding 'few-here': "
        + "failed expression: size(object.data) < 2");
  }

  @Test
  void an_error_denies_unless_failures_are_ignored() {
    here.validating("wrong", "'validations':[{'expression':'object.data.x == \\\"1\\\"'}]");
    assertThat(here.map("a", "'y':'1'").message()).endsWith(
        "denied request: expression 'object.data.x == \"1\"' resulted in error: no such key: x");
    here.api.delete("/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/wrong");

    here.validating("lenient", "'failurePolicy':'Ignore','validations':[{'expression':'object.data.x == \\\"1\\\"'}]");
    assertThat(here.map("a", "'y':'1'").code()).isEqualTo(201);
    assertThat(here.map("b", "'x':'2'").code()).isEqualTo(422);
  }

  @Test
  void variables_are_made_when_they_are_needed() {
    here.validating("vars", "'variables':[{'name':'bad','expression':'object.data.missing'},{'name':'size','expression':"
        + "'size(object.data)'},{'name':'twice','expression':'variables.size * 2'}],"
        + "'validations':[{'expression':'variables.twice < 4 || variables.bad == \\\"x\\\"'}]");

    assertThat(here.map("a", "'x':'1'").code()).isEqualTo(201);
    assertThat(here.map("b", "'x':'1','y':'2'").message()).contains("composited variable \"bad\" fails to evaluate: "
        + "expression 'object.data.missing' resulted in error: no such key: missing");
  }

  @Test
  void conditions_choose_the_writes() {
    here.validating("some", "'matchConditions':[{'name':'not-a','expression':'object.metadata.name != \\\"a\\\"'}],"
        + "'validations':[{'expression':'false','message':'no'}]");

    assertThat(here.map("a", "").code()).isEqualTo(201);
    assertThat(here.map("b", "").code()).isEqualTo(422);
  }

  @Test
  void an_update_shows_the_old_object_and_a_delete_no_new_one() {
    here.map("a", "'x':'1'");
    here.validating("frozen", "'validations':[{'expression':'request.operation != \\\"UPDATE\\\" || object.data == oldObject.data',"
        + "'message':'frozen'},{'expression':'request.operation != \\\"DELETE\\\" || object == null && has(oldObject.data)'}]");

    assertThat(here.api.patch(MAPS + "/a", "{'data':{'x':'2'}}").message()).endsWith("denied request: frozen");
    assertThat(here.api.patch(MAPS + "/a", "{'metadata':{'labels':{'a':'b'}}}").code()).isEqualTo(200);
    assertThat(here.api.delete(MAPS + "/a").code()).isEqualTo(200);
  }

  @Test
  void parameters_come_by_name_and_by_label() {
    here.map("limit", "'max':'1'");
    made(here.policy("Validating", "limited", CONFIG_MAPS + ",'paramKind':{'apiVersion':'v1','kind':'ConfigMap'},"
        + "'validations':[{'expression':'size(object.data) <= int(params.data.max)'}]"));
    made(here.binding("Validating", "limited",
        ",'validationActions':['Deny'],'paramRef':{'name':'limit','parameterNotFoundAction':'Deny'}"));

    assertThat(here.map("a", "'x':'1'").code()).isEqualTo(201);
    assertThat(here.map("b", "'x':'1','y':'2'").code()).isEqualTo(422);

    here.api.patch("/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings/limited-here",
        "{'spec':{'paramRef':{'name':null,'selector':{'matchLabels':{'none':'such'}}}}}");
    assertThat(here.map("c", "").message()).endsWith("denied request: failed to configure binding: "
        + "no params found for policy binding with `Deny` parameterNotFoundAction");
  }

  @Test
  void the_namespace_and_the_authorizer_can_be_asked() {
    here.validating("asks", "'validations':[{'expression':'namespaceObject.metadata.name == \\\"default\\\"'},"
        + "{'expression':'authorizer.requestResource.check(\\\"create\\\").allowed()'},"
        + "{'expression':'!authorizer.serviceAccount(\\\"default\\\", \\\"nobody\\\").group(\\\"\\\").resource(\\\"secrets\\\")"
        + ".check(\\\"get\\\").allowed()'}]");

    assertThat(here.map("a", "").code()).isEqualTo(201);
  }

  @Test
  void a_binding_narrows_a_policy_and_exclusions_count() {
    made(here.policy("Validating", "no", "'matchConstraints':{'resourceRules':[{'apiGroups':['*'],'apiVersions':['*'],'operations':"
        + "['CREATE'],'resources':['*']}],'excludeResourceRules':[{'apiGroups':[''],'apiVersions':['*'],'operations':['*'],"
        + "'resources':['secrets']}]},'validations':[{'expression':'false','message':'no'}]"));
    made(here.binding("Validating", "no",
        ",'validationActions':['Deny'],'matchResources':{'objectSelector':{'matchLabels':{'strict':'yes'}}}"));

    assertThat(here.map("a", "").code()).isEqualTo(201);
    assertThat(here.api.post(MAPS, "{'metadata':{'name':'b','labels':{'strict':'yes'}}}").code()).isEqualTo(422);
    assertThat(here.api.post("/api/v1/namespaces/default/secrets", "{'metadata':{'name':'b','labels':{'strict':'yes'}}}").code())
        .isEqualTo(201);
  }

  @Test
  void a_rule_about_another_version_of_a_kind_counts() {
    made(here.policy("Validating", "scalers", "'matchConstraints':{'resourceRules':[{'apiGroups':['autoscaling'],'apiVersions':['v1'],"
        + "'operations':['CREATE'],'resources':['horizontalpodautoscalers']}]},"
        + "'validations':[{'expression':'has(object.spec.targetCPUUtilizationPercentage)','message':'seen as v1'}]"));
    made(here.binding("Validating", "scalers", ",'validationActions':['Deny']"));

    assertThat(here.api.post("/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers", "{'apiVersion':'autoscaling/v2','kind':"
        + "'HorizontalPodAutoscaler','metadata':{'name':'h'},'spec':{'maxReplicas':3,'scaleTargetRef':{'kind':'Deployment','name':'d',"
        + "'apiVersion':'apps/v1'},'metrics':[{'type':'Resource','resource':{'name':'cpu','target':{'type':'Utilization',"
        + "'averageUtilization':50}}}]}}").code()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      'validations':[{'expression':'object.foo ='}] | spec.validations[0].expression: Invalid value
      'validations':[{'expression':'1 + 1'}] | spec.validations[0].expression: Invalid value: "1 + 1": must evaluate to bool but got int
      'validations':[{'expression':'object.spec.on'}] | must evaluate to bool but got dyn
      'validations':[{'expression':'true','message':' '}] | spec.validations[0].message: Invalid value: " ": message must be non-empty if specified
      'validations':[{'expression':'true','messageExpression':' '}] | spec.validations[0].messageExpression: Invalid value: " ": must be non-empty if specified
      'validations':[{'expression':'true','reason':'Bored'}] | spec.validations[0].reason: Unsupported value: "Bored": supported values: "Forbidden", "Invalid", "RequestEntityTooLarge", "Unauthorized"
      'validations':[{'expression':' '}] | spec.validations[0].expression: Required value: expression is not specified
      'failurePolicy':'Shrug','validations':[{'expression':'true'}] | spec.failurePolicy: Unsupported value: "Shrug": supported values: "Fail", "Ignore"
      'paramKind':{'apiVersion':'a/b/c','kind':'X y'},'validations':[{'expression':'true'}] | spec.paramKind.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c
      'auditAnnotations':[{'key':'a b','valueExpression':'1'}] | spec.auditAnnotations[0].key: Invalid value: "bad/a b"
      'auditAnnotations':[{'key':'a','valueExpression':'1'}] | spec.auditAnnotations[0].valueExpression: Invalid value: "1": must evaluate to one of [string null_type] but got int
      'auditAnnotations':[{'key':'a','valueExpression':' '}] | spec.auditAnnotations[0].valueExpression: Required value: valueExpression is not specified
      'auditAnnotations':[{'key':'a','valueExpression':'null'},{'key':'a','valueExpression':'null'}] | spec.auditAnnotations[1].key: Duplicate value: "a"
      'variables':[{'name':'a-b','expression':'1'}],'validations':[{'expression':'true'}] | spec.variables[0].name: Invalid value: "a-b": name is not a valid CEL identifier
      'variables':[{'name':'a','expression':'object.x'}],'validations':[{'expression':'variables.a'}] | must evaluate to bool but got dyn
      'variables':[{'name':'a','expression':'1'}],'validations':[{'expression':'variables.a == true'}] | found no matching overload
      'matchConditions':[{'name':'a','expression':'1'}],'validations':[{'expression':'true'}] | spec.matchConditions[0].expression: Invalid value: "1": must evaluate to bool but got int
      'matchConditions':[{'name':'a','expression':'true'},{'name':'a','expression':'true'}],'validations':[{'expression':'true'}] | spec.matchConditions[1].name: Duplicate value: "a"
      'validations':[{'expression':'params.x == 1'}] | compilation failed: ERROR: <input>:1:1: undeclared reference to 'params'
      'validations':[{'expression':'true','messageExpression':'1'}] | must evaluate to string but got int
      'validations':[] | spec.validations: Required value: validations or auditAnnotations must contain at least one item
      'variables':[{'name':'a','expression':'nope'}],'validations':[{'expression':'true'}] | spec.variables[0].expression: Invalid value
      'matchConditions':[{'name':'a','expression':'nope'}],'validations':[{'expression':'true'}] | spec.matchConditions[0].expression
      """)
  void a_policy_that_cannot_work_is_refused(String spec, String message) {
    Answer refused = here.policy("Validating", "bad", CONFIG_MAPS + "," + spec);

    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).contains(message);
  }

  @Test
  void a_binding_that_contradicts_itself_is_refused() {
    assertThat(here.binding("Validating", "x", ",'validationActions':['Deny','Warn']").message()).contains(
        "spec.validationActions: Invalid value: ", "must not contain both Deny and Warn");
    assertThat(here.binding("Validating", "x", "").message()).contains(
        "spec.validationActions: Required value");
    assertThat(here.binding("Validating", "x", ",'validationActions':['Deny','Deny']").message()).contains(
        "spec.validationActions[1]: Duplicate value: \"Deny\"");
    assertThat(here.binding("Validating", "x", ",'validationActions':['Shout']").message()).contains(
        "spec.validationActions[0]: Unsupported value: \"Shout\": supported values: \"Audit\", \"Deny\", \"Warn\"");
    assertThat(here.binding("Validating", "x", ",'validationActions':['Deny'],'paramRef':{'parameterNotFoundAction':'Deny'}").message())
        .contains("spec.paramRef: Required value: one of name or selector must be specified");
  }

  @Test
  void what_a_policy_leaves_out_is_filled_in() {
    Answer made = here.policy("Validating", "few", CONFIG_MAPS + "," + ONLY_FEW);

    assertThat(made.text("spec.failurePolicy")).isEqualTo("Fail");
    assertThat(made.text("spec.matchConstraints.matchPolicy")).isEqualTo("Equivalent");
    assertThat(made.at("spec.matchConstraints.namespaceSelector")).isEqualTo(Value.Obj.EMPTY);
    assertThat(made.at("spec.matchConstraints").list("resourceRules").getFirst().text("scope")).isEqualTo("*");
  }

  @Test
  void an_endless_expression_is_stopped() {
    here.validating("loops", "'validations':[{'expression':'lists.range(1000).all(a, lists.range(1000).all(b, lists.range(1000).all(c, "
        + "a + b + c >= 0)))'}]");

    assertThat(here.map("a", "").message()).contains("operation cancelled: actual cost limit exceeded");
  }

  @Test
  void policies_are_not_judged_by_policies() {
    made(here.policy("Validating", "no", "'matchConstraints':{'resourceRules':[{'apiGroups':['*'],'apiVersions':['*'],'operations':"
        + "['*'],'resources':['*']}]},'validations':[{'expression':'false','message':'no'}]"));
    made(here.binding("Validating", "no", ",'validationActions':['Deny']"));

    assertThat(here.map("a", "").code()).isEqualTo(422);
    assertThat(here.api.delete("/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/no").code()).isEqualTo(200);
    assertThat(here.map("a", "").code()).isEqualTo(201);
  }
}
