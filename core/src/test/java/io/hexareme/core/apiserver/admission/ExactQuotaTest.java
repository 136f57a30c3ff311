package io.hexareme.core.apiserver.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Quotas with two API servers on one store. */
class ExactQuotaTest {
  private static final String NAMESPACE = "/api/v1/namespaces/default/";
  private final ApiServerFixture one = new ApiServerFixture();
  private final ApiServerFixture other = one.beside();

  private void quota(String spec) {
    assertThat(one.post(NAMESPACE + "resourcequotas", "{'metadata':{'name':'q'},'spec':" + spec + "}").code()).isEqualTo(201);
  }

  private String used(String name) {
    return one.get(NAMESPACE + "resourcequotas/q").at("status").text("used", name);
  }

  private static String map(int number) {
    return "{'metadata':{'name':'m" + number + "'}}";
  }

  @Test
  void two_servers_together_let_no_more_through_than_the_quota_allows() {
    quota("{'hard':{'count/configmaps':'5'}}");
    List<CompletionStage<Answer>> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add((i % 2 == 0 ? one : other).beginPost(NAMESPACE + "configmaps", map(i)));
    }
    List<Answer> answers = all.stream().map(one.loop::await).toList();
    assertThat(answers).extracting(Answer::code).containsOnly(201, 403);
    assertThat(answers).filteredOn(answer -> answer.code() == 201).hasSize(5);
    assertThat(used("count/configmaps")).isEqualTo("5");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void whatever_happens_side_by_side_a_quota_is_kept_and_what_it_says_is_right(long seed) {
    Random random = new Random(seed);
    quota("{'hard':{'count/configmaps':'4'}}");
    for (int round = 0; round < 25; round++) {
      List<CompletionStage<Answer>> all = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        ApiServerFixture server = random.nextBoolean() ? one : other;
        String name = "m" + random.nextInt(9);
        all.add(switch (random.nextInt(4)) {
          case 0 -> server.begin("DELETE", NAMESPACE + "configmaps/" + name, null, "");
          case 1 -> server.begin("PATCH", NAMESPACE + "resourcequotas/q/status", "{'status':{'hard':{'count/configmaps':'4'},'used':{'count/configmaps':'0'}}}",
              "application/merge-patch+json");
          default -> server.beginPost(NAMESPACE + "configmaps", "{'metadata':{'name':'" + name + "'}}");
        });
      }
      all.forEach(one.loop::await);
      int there = one.get(NAMESPACE + "configmaps").body().list("items").size();
      assertThat(there).isLessThanOrEqualTo(4);
      one.call("PATCH", NAMESPACE + "resourcequotas/q/status", "{'status':{'hard':{'count/configmaps':'4'}}}", "application/merge-patch+json");
      assertThat(used("count/configmaps")).isEqualTo(Integer.toString(there));
    }
  }

  @Test
  void an_object_that_is_not_stored_takes_nothing() {
    quota("{'hard':{'count/configmaps':'2'}}");
    one.post(NAMESPACE + "configmaps", map(1));
    assertThat(one.post(NAMESPACE + "configmaps", map(1)).code()).isEqualTo(409);
    assertThat(one.post(NAMESPACE + "configmaps?dryRun=All", map(2)).code()).isEqualTo(201);
    assertThat(used("count/configmaps")).isEqualTo("1");
    assertThat(other.post(NAMESPACE + "configmaps", map(2)).code()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'hard':{'services.nodeports':'1'}} | {'type':'NodePort','ports':[{'port':1},{'port':2}]} | requested: services.nodeports=2, used: services.nodeports=0, limited: services.nodeports=1
      {'hard':{'services.loadbalancers':'0'}} | {'type':'LoadBalancer','ports':[{'port':1}]} | requested: services.loadbalancers=1, used: services.loadbalancers=0, limited: services.loadbalancers=0
      """)
  void a_service_takes_what_its_type_brings_also_when_it_changes(String spec, String service, String why) {
    quota(spec);
    String named = service.replace("{'port':1},{'port':2}", "{'name':'a','port':1},{'name':'b','port':2}");
    String refused = "services \"s\" is forbidden: exceeded quota: q, " + why;
    assertThat(one.post(NAMESPACE + "services", "{'metadata':{'name':'s'},'spec':" + named + "}").message()).isEqualTo(refused);
    one.post(NAMESPACE + "services", "{'metadata':{'name':'s'},'spec':{'ports':[{'port':9}]}}");
    assertThat(one.patch(NAMESPACE + "services/s", "{'spec':" + named + "}").message()).isEqualTo(refused);
  }

  @Test
  void claims_are_measured_by_their_class_as_well() {
    quota("{'hard':{'requests.storage':'10Gi','gold.storageclass.storage.k8s.io/requests.storage':'1Gi'}}");
    String claim = "{'metadata':{'name':'c'},'spec':{'accessModes':['ReadWriteOnce'],'storageClassName':'gold',"
        + "'resources':{'requests':{'storage':'2Gi'}}}}";
    assertThat(one.post(NAMESPACE + "persistentvolumeclaims", claim).message()).isEqualTo("persistentvolumeclaims \"c\" is forbidden: "
        + "exceeded quota: q, requested: gold.storageclass.storage.k8s.io/requests.storage=2Gi, used: "
        + "gold.storageclass.storage.k8s.io/requests.storage=0, limited: gold.storageclass.storage.k8s.io/requests.storage=1Gi");
  }

  @Test
  void a_scope_tells_pods_that_reach_into_other_namespaces() {
    quota("{'hard':{'pods':'0'},'scopes':['CrossNamespacePodAffinity']}");
    String pod = "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]%s}}";
    assertThat(one.post(NAMESPACE + "pods", pod.replace("%s", ",'affinity':{'podAffinity':{'requiredDuringSchedulingIgnoredDuringExecution':"
        + "[{'topologyKey':'zone','namespaces':['other']}]}}")).code()).isEqualTo(403);
    assertThat(one.post(NAMESPACE + "pods", pod.replace("%s", "")).code()).isEqualTo(201);
  }
}
