package io.hexareme.core.apiserver.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.apiserver.ApiServerFixture;
import io.hexareme.core.apiserver.ApiServerFixture.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FlowSchemas and PriorityLevelConfigurations: defaults, and what is refused. */
class FlowControlKindsTest {
  private static final String GROUP = "/apis/flowcontrol.apiserver.k8s.io/v1/";
  private static final String RULE = "{'subjects':[{'kind':'User','user':{'name':'jane'}}],'nonResourceRules':[{'verbs':['get'],'nonResourceURLs':['/x/*']}]}";

  private final ApiServerFixture api = new ApiServerFixture();

  @Test
  void a_level_gets_kubernetes_numbers() {
    Answer level = api.post(GROUP + "prioritylevelconfigurations",
        "{'metadata':{'name':'mine'},'spec':{'type':'Limited','limited':{'limitResponse':{'type':'Queue','queuing':{}}}}}");
    assertThat(level.code()).as(level.message()).isEqualTo(201);
    assertThat(level.at("spec.limited.nominalConcurrencyShares").asLong(-1)).isEqualTo(30);
    assertThat(level.at("spec.limited.lendablePercent").asLong(-1)).isZero();
    assertThat(level.at("spec.limited.limitResponse.queuing.queues").asLong(-1)).isEqualTo(64);
    assertThat(level.at("spec.limited.limitResponse.queuing.handSize").asLong(-1)).isEqualTo(8);
    assertThat(level.at("spec.limited.limitResponse.queuing.queueLengthLimit").asLong(-1)).isEqualTo(50);
  }

  @Test
  void a_schema_gets_a_precedence() {
    Answer schema = api.post(GROUP + "flowschemas",
        "{'metadata':{'name':'mine'},'spec':{'priorityLevelConfiguration':{'name':'workload-low'},'rules':[" + RULE + "]}}");
    assertThat(schema.code()).as(schema.message()).isEqualTo(201);
    assertThat(schema.at("spec.matchingPrecedence").asLong(-1)).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {'type':'Exempt'} | spec.type: Invalid value: "Exempt": type must be 'Exempt' if and only if name is 'exempt'
      {'type':'Limited'} | spec.limited: Required value: must not be empty when type is Limited
      {'type':'Limited','limited':{'nominalConcurrencyShares':-1,'limitResponse':{'type':'Reject'}}} | spec.limited.nominalConcurrencyShares: Invalid value: -1: must be a non-negative integer
      {'type':'Limited','limited':{'lendablePercent':101,'limitResponse':{'type':'Reject'}}} | spec.limited.lendablePercent: Invalid value: 101: must be between 0 and 100, inclusive
      {'type':'Limited','limited':{'limitResponse':{'type':'Queue'}}} | spec.limited.limitResponse.queuing: Required value: must not be empty if limited.limitResponse.type is Limited
      {'type':'Limited','limited':{'limitResponse':{'type':'Queue','queuing':{'queues':4,'handSize':5}}}} | spec.limited.limitResponse.queuing.handSize: Invalid value: 5: should not be greater than queues (4)
      {'type':'Limited','limited':{'limitResponse':{'type':'Queue','queuing':{'queues':1000,'handSize':10}}}} | spec.limited.limitResponse.queuing.handSize: Invalid value: 10: required entropy bits of deckSize 1000 and handSize 10 should not be greater than 60
      """)
  void levels_that_are_refused(String spec, String why) {
    Answer refused = api.post(GROUP + "prioritylevelconfigurations", "{'metadata':{'name':'mine'},'spec':" + spec + "}");
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).contains(why);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      'matchingPrecedence':1 | spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1
      'matchingPrecedence':10001 | spec.matchingPrecedence: Invalid value: 10001: must not be greater than 10000
      'rules':[{'subjects':[],'nonResourceRules':[{'verbs':['get'],'nonResourceURLs':['/']}]}] | spec.rules[0].subjects: Required value: subjects must contain at least one value
      'rules':[{'subjects':[{'kind':'User','user':{'name':'x'}}]}] | spec.rules[0]: Required value: at least one of resourceRules and nonResourceRules has to be non-empty
      'rules':[{'subjects':[{'kind':'User','user':{'name':'x'}}],'nonResourceRules':[{'verbs':['*','get'],'nonResourceURLs':['x']}]}] | spec.rules[0].nonResourceRules[0].nonResourceURLs[0]: Invalid value: "x": must start with slash
      'rules':[{'subjects':[{'kind':'Group','user':{'name':'x'}}],'nonResourceRules':[{'verbs':['get'],'nonResourceURLs':['*']}]}] | spec.rules[0].subjects[0].user: Forbidden: user is forbidden when subject kind is not 'User'
      """)
  void schemas_that_are_refused(String part, String why) {
    Answer refused = api.post(GROUP + "flowschemas",
        "{'metadata':{'name':'mine'},'spec':{'priorityLevelConfiguration':{'name':'workload-low'}," + part + "}}");
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).contains(why);
  }

  @Test
  void what_is_mandatory_is_as_it_is() {
    Answer refused = api.patch(GROUP + "flowschemas/catch-all", "{'spec':{'matchingPrecedence':9999}}");
    assertThat(refused.code()).isEqualTo(422);
    assertThat(refused.message()).contains("spec of 'catch-all' must equal the fixed value");
    assertThat(api.patch(GROUP + "prioritylevelconfigurations/catch-all", "{'metadata':{'labels':{'a':'b'}}}").code()).isEqualTo(200);
    assertThat(api.patch(GROUP + "flowschemas/exempt", "{'metadata':{'labels':{'a':'b'}}}").code()).isEqualTo(200);
  }
}
