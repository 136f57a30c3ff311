package io.hexareme.core.apiserver.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.Caller;
import io.hexareme.ports.value.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessReviewsTest {
  private static final String ROOT = "/apis/authorization.k8s.io/v1/";
  private final ApiServerFixture api = new ApiServerFixture();

  @Test
  void everybody_may_ask_about_themselves() {
    var answer = Caller.user(api, "alice").post(ROOT + "selfsubjectaccessreviews",
        "{'spec':{'resourceAttributes':{'namespace':'default','verb':'list','resource':'pods'}}}");
    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.at("status")).isEqualTo(Value.obj("allowed", false));
    assertThat(answer.text("spec.resourceAttributes.resource")).isEqualTo("pods");
  }

  @Test
  void an_answer_of_yes_says_through_which_role() {
    var answer = api.post(ROOT + "subjectaccessreviews",
        "{'spec':{'user':'u','groups':['system:monitoring'],'nonResourceAttributes':{'verb':'get','path':'/metrics'}}}");
    assertThat(answer.at("status")).isEqualTo(Value.obj("allowed", true, "reason", "RBAC: allowed by ClusterRoleBinding "
        + "\"system:monitoring\" of ClusterRole \"system:monitoring\" to Group \"system:monitoring\""));
  }

  @Test
  void a_controller_is_named_as_the_account_it_is() {
    var answer = api.post(ROOT + "subjectaccessreviews", "{'spec':{'user':'system:serviceaccount:kube-system:replicaset-controller',"
        + "'resourceAttributes':{'verb':'create','resource':'pods','namespace':'default'}}}");
    assertThat(answer.text("status.reason")).isEqualTo("RBAC: allowed by ClusterRoleBinding \"system:controller:replicaset-controller\" "
        + "of ClusterRole \"system:controller:replicaset-controller\" to ServiceAccount \"replicaset-controller/kube-system\"");
  }

  @Test
  void paths_can_be_asked_about() {
    var answer = Caller.user(api, "alice").post(ROOT + "selfsubjectaccessreviews",
        "{'spec':{'nonResourceAttributes':{'verb':'get','path':'/version'}}}");
    assertThat(answer.at("status.allowed")).isEqualTo(Value.of(true));
  }

  @Test
  void a_local_review_stays_in_its_namespace() {
    String body = "{'spec':{'user':'u','resourceAttributes':{'namespace':'%s','verb':'get','resource':'pods'}}}";
    String path = "/apis/authorization.k8s.io/v1/namespaces/default/localsubjectaccessreviews";
    assertThat(api.post(path, body.formatted("default")).code()).isEqualTo(201);
    assertThat(api.post(path, body.formatted("other")).code()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {} | SubjectAccessReview.authorization.k8s.io "" is invalid: [spec.resourceAttributes: Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes must be specified, spec.user: Invalid value: "": at least one of user or group must be specified]
      {'resourceAttributes':{}} | SubjectAccessReview.authorization.k8s.io "" is invalid: spec.user: Invalid value: "": at least one of user or group must be specified
      """)
  void a_question_without_a_subject_or_an_object_is_refused(String spec, String message) {
    assertThat(api.post(ROOT + "subjectaccessreviews", "{'spec':" + spec + "}").message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'fieldSelector':{'rawSelector':'foo','requirements':[{'key':'a','operator':'In','values':['b']}]}} | fieldSelector.rawSelector: Invalid value: "foo": may not specified at the same time as requirements
      {'labelSelector':{}} | labelSelector.requirements: Required value: when spec.resourceAttributes.labelSelector is specified, requirements or rawSelector is required
      {'fieldSelector':{'requirements':[{'operator':'In','values':['b']}]}} | fieldSelector.requirements[0].key: Required value: must be specified
      {'fieldSelector':{'requirements':[{'key':'a','operator':'NotIn'}]}} | fieldSelector.requirements[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'
      {'labelSelector':{'requirements':[{'key':'a','operator':'Exists','values':['b']}]}} | labelSelector.requirements[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'
      {'labelSelector':{'requirements':[{'key':'a','operator':'In','values':['b c']}]}} | labelSelector.requirements[0].values[0]: Invalid value: "b c": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')
      """)
  void selectors_that_make_no_sense_are_refused(String attributes, String problem) {
    for (String kind : new String[] {"selfsubjectaccessreviews", "subjectaccessreviews", "namespaces/default/localsubjectaccessreviews"}) {
      assertThat(api.post(ROOT + kind, "{'spec':{'user':'u','resourceAttributes':{'namespace':'default',"
          + attributes.substring(1) + "}}").message()).as(kind).contains("is invalid: spec.resourceAttributes." + problem);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'fieldSelector':{'rawSelector':'spec.nodeName=n1'}} | true | ``
      {'fieldSelector':{'requirements':[{'key':'spec.nodeName','operator':'In','values':['n1']}]}} | true | ``
      {'fieldSelector':{'rawSelector':'spec.nodeName=n2'}} | false | ``
      {'fieldSelector':{'rawSelector':'key in value'}} | false | spec.resourceAttributes.fieldSelector ignored due to parse error
      {'fieldSelector':{'rawSelector':'spec.nodeName=n1'},'labelSelector':{'rawSelector':'&'}} | true | spec.resourceAttributes.labelSelector ignored due to parse error
      {'fieldSelector':{'requirements':[{'key':'spec.nodeName','operator':'In','values':['n1']},{'key':'a','operator':'Like'}]}} | true | spec.resourceAttributes.fieldSelector partially ignored due to parse error
      """)
  void selectors_of_a_question_narrow_it_as_those_of_a_request_do(String attributes, boolean allowed, String complaint) {
    var answer = api.post(ROOT + "subjectaccessreviews", "{'spec':{'user':'system:node:n1','groups':['system:nodes','system:authenticated'],"
        + "'resourceAttributes':{'verb':'list','resource':'pods'," + attributes.substring(1) + "}}");
    assertThat(answer.at("status.allowed")).isEqualTo(Value.of(allowed));
    assertThat(answer.text("status.evaluationError")).isEqualTo(complaint);
  }

  @Test
  void only_who_may_ask_about_others_does() {
    assertThat(Caller.user(api, "alice").post(ROOT + "subjectaccessreviews", "{'spec':{'user':'bob'}}").code()).isEqualTo(403);
  }

  @Test
  void the_rules_of_a_user_are_listed() {
    var answer = Caller.user(api, "alice").post(ROOT + "selfsubjectrulesreviews", "{'spec':{'namespace':'default'}}");
    assertThat(answer.code()).isEqualTo(201);
    assertThat(answer.at("status.incomplete")).isEqualTo(Value.of(false));
    assertThat(answer.at("status.resourceRules").items()).contains(Value.obj("verbs", java.util.List.of("create"),
        "apiGroups", java.util.List.of("authentication.k8s.io"), "resources", java.util.List.of("selfsubjectreviews")));
    assertThat(answer.at("status.nonResourceRules").items()).isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.list("nonResourceURLs")).isNotEmpty());
  }
}
