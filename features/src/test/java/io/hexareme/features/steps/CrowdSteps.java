package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.ClusterClient.Answer;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.adapters.testkit.gherkin.Thing;
import io.hexareme.features.support.TheCluster;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** Many users at the same moment. */
@ScenarioScoped
public final class CrowdSteps {
  private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

  private final TheCluster cluster;
  private List<Answer> answers = List.of();

  @Inject
  CrowdSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @When("{int} users at once each create a ConfigMap and read it back as soon as that is acknowledged")
  public void writeAndRead(int users) {
    together(IntStream.range(0, users).mapToObj(user -> {
      Obj map = Value.obj("metadata", Value.obj("name", "crowd-" + user), "data", Value.obj("by", "user-" + user));
      return cluster.begin("POST", CONFIG_MAPS, map)
          .thenCompose(created -> cluster.begin("GET", CONFIG_MAPS + "/crowd-" + user, null));
    }).toList());
  }

  @Then("each of them has read what they wrote")
  public void haveReadTheirs() {
    for (int user = 0; user < answers.size(); user++) {
      assertThat(answers.get(user).body().text("data", "by")).isEqualTo("user-" + user);
    }
  }

  @Then("all their revisions differ")
  public void revisionsDiffer() {
    assertThat(answers.stream().map(answer -> answer.body().text("metadata", "resourceVersion"))).doesNotHaveDuplicates().doesNotContain("");
  }

  @When("{int} users at once each read the {thing} and replace it with a version of their own")
  public void readAndReplace(int users, Thing thing) {
    String path = ScenarioWorld.current().path(thing);
    together(IntStream.range(0, users).mapToObj(user -> cluster.begin("GET", path, null)
        .thenCompose(read -> cluster.begin("PUT", path, read.body().asObj().with("data", Value.obj("value", "user-" + user))))).toList());
  }

  @Then("exactly {int} of them succeed(s) and the others are told of a conflict")
  public void exactlySucceed(int count) {
    assertThat(answers.stream().filter(Answer::isOk)).hasSize(count);
    assertThat(answers.stream().filter(answer -> !answer.isOk())).isNotEmpty().allMatch(answer -> answer.code() == 409);
  }

  @Then("the {thing} has what the one wrote")
  public void hasTheirs(Thing thing) {
    Answer winner = answers.stream().filter(Answer::isOk).findFirst().orElseThrow();
    assertThat(cluster.read(thing).at("data")).isEqualTo(winner.body().at("data"));
  }

  private void together(List<CompletionStage<Answer>> begun) {
    List<Answer> all = new ArrayList<>();
    begun.forEach(stage -> all.add(cluster.parts().await(stage)));
    answers = List.copyOf(all);
  }
}
