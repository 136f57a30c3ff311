package io.hexareme.core.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import io.hexareme.core.apiserver.TestJson;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadsTest {
  private static final String APPS = "/apis/apps/v1/namespaces/default/";
  private static final String TEMPLATE =
      "{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'a','image':'nginx:1'}]}}";
  private final ApiServerFixture api = new ApiServerFixture();

  private Answer create(String plural, String more) {
    return api.post(APPS + plural, "{'metadata':{'name':'web'},'spec':{'selector':{'matchLabels':{'app':'web'}},'template':"
        + TEMPLATE + more + "},'status':{'replicas':7}}");
  }

  @Test
  void a_deployment_has_its_defaults_and_an_empty_status() {
    Answer made = create("deployments", "");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(made.at("status")).isEqualTo(Obj.EMPTY);
    assertThat(made.at("metadata.generation")).isEqualTo(Value.of(1));
    assertThat(made.at("spec.strategy")).isEqualTo(
        TestJson.json("{'type':'RollingUpdate','rollingUpdate':{'maxUnavailable':'25%','maxSurge':'25%'}}"));
    assertThat(made.at("spec.replicas")).isEqualTo(Value.of(1));
    assertThat(made.at("spec.progressDeadlineSeconds")).isEqualTo(Value.of(600));
    Value container = made.at("spec.template.spec.containers").items().getFirst();
    assertThat(container.text("imagePullPolicy")).isEqualTo("IfNotPresent");
    assertThat(container.at("resources")).isEqualTo(Obj.EMPTY);
    assertThat(made.at("spec.template.spec.enableServiceLinks").isNull()).as("for Pods only").isTrue();
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '|', delimiter = ';', value = {
      "deployments;,'replicas':-1;spec.replicas: Invalid value: -1: must be greater than or equal to 0",
      "deployments;,'selector':{'matchLabels':{'app':'x'}};spec.template.metadata.labels: Invalid value: {\"app\":\"web\"}: `selector` does not match template `labels`",
      "deployments;,'strategy':{'type':'Recreate','rollingUpdate':{}};spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
      "deployments;,'strategy':{'rollingUpdate':{'maxSurge':0,'maxUnavailable':0}};spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0",
      "deployments;,'strategy':{'rollingUpdate':{'maxUnavailable':'101%'}};spec.strategy.rollingUpdate.maxUnavailable: Invalid value: \"101%\": must not be greater than 100%",
      "deployments;,'progressDeadlineSeconds':5,'minReadySeconds':5;spec.progressDeadlineSeconds: Invalid value: 5: must be greater than minReadySeconds",
      "replicasets;,'replicas':-1;spec.replicas: Invalid value: -1: must be greater than or equal to 0",
      "replicasets;,'selector':{};spec.selector: Invalid value: {}: empty selector is invalid for deployment"})
  void what_is_wrong_is_said_in_kubernetes_words(String plural, String more, String words) {
    Answer refused = create(plural, more);
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).endsWith("is invalid: " + words);
  }

  @Test
  void a_deployment_without_selector_is_told_both_problems() {
    assertThat(api.post(APPS + "deployments", "{'metadata':{'name':'web'},'spec':{'template':" + TEMPLATE + "}}").message()).isEqualTo(
        "Deployment.apps \"web\" is invalid: [spec.selector: Required value, spec.template.metadata.labels: Invalid value: "
            + "{\"app\":\"web\"}: `selector` does not match template `labels`]");
  }

  @Test
  void the_selector_is_immutable() {
    create("deployments", "");
    Answer refused = api.patch(APPS + "deployments/web",
        "{'spec':{'selector':{'matchLabels':{'app':'x'}},'template':{'metadata':{'labels':{'app':'x'}}}}}");
    assertThat(refused.message()).isEqualTo("Deployment.apps \"web\" is invalid: spec.selector: Invalid value: "
        + "{\"matchLabels\":{\"app\":\"x\"}}: field is immutable");
  }

  @Test
  void a_recreated_deployment_has_no_rolling_figures() {
    assertThat(create("deployments", ",'strategy':{'type':'Recreate'}").at("spec.strategy")).isEqualTo(TestJson.json("{'type':'Recreate'}"));
  }

  @Test
  void a_stateful_set_changes_in_few_fields() {
    assertThat(create("statefulsets", ",'serviceName':'web'").code()).isEqualTo(201);
    assertThat(api.patch(APPS + "statefulsets/web", "{'spec':{'replicas':2}}").code()).isEqualTo(200);
    assertThat(api.patch(APPS + "statefulsets/web", "{'spec':{'serviceName':'x'}}").message()).contains(
        "spec: Forbidden: updates to statefulset spec for fields other than 'replicas'");
  }

  @Test
  void a_daemon_set_rolls_one_by_one() {
    Answer made = create("daemonsets", "");
    assertThat(made.at("spec.updateStrategy")).isEqualTo(
        TestJson.json("{'type':'RollingUpdate','rollingUpdate':{'maxUnavailable':1,'maxSurge':0}}"));
  }

  @Test
  void a_replication_controller_takes_selector_and_labels_from_its_template() {
    Answer made = api.post("/api/v1/namespaces/default/replicationcontrollers",
        "{'metadata':{'name':'web'},'spec':{'template':" + TEMPLATE + "}}");
    assertThat(made.code()).as(made.message()).isEqualTo(201);
    assertThat(made.at("spec.selector")).isEqualTo(TestJson.json("{'app':'web'}"));
    assertThat(made.at("metadata.labels")).isEqualTo(TestJson.json("{'app':'web'}"));
    assertThat(api.delete("/api/v1/namespaces/default/replicationcontrollers/web").at("metadata.finalizers"))
        .isEqualTo(TestJson.json("['orphan']"));
  }

  @Test
  void an_applied_default_is_no_change() {
    Answer made = create("deployments", "");
    Answer again = api.put(APPS + "deployments/web", made.body());
    assertThat(again.text("metadata.resourceVersion")).isEqualTo(made.text("metadata.resourceVersion"));
  }
}
