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
