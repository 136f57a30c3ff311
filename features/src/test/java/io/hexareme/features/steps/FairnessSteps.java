package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Inject;
import io.cucumber.datatable.DataTable;
import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.assembly.BusyStore;
import io.hexareme.adapters.assembly.ClusterShape;
import io.hexareme.adapters.assembly.Flaws;
import io.hexareme.adapters.assembly.Instruments;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.testkit.gherkin.ScenarioWorld;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.features.support.NoisyClient;
import io.hexareme.features.support.TheCluster;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One client's load, and what it does to the others. */
@ScenarioScoped
public final class FairnessSteps {
  private static final Duration EVERY = Duration.ofMillis(250);

  private final TheCluster cluster;
  private Optional<NoisyClient> noisy = Optional.empty();

  @Inject
  FairnessSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Given("a cluster of {int} nodes whose store needs {span} for each call")
  public void busyStore(int nodes, Duration each) {
    cluster.is(() -> SimulatedCluster.start(ClusterShape.of(1, nodes), world -> busy(world, each)));
    ScenarioWorld.current().awaitReady();
    Obj binding = Value.obj("apiVersion", "rbac.authorization.k8s.io/v1", "kind", "ClusterRoleBinding", "metadata", Value.obj("name", "everybody"),
        "roleRef", Value.obj("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", "cluster-admin"),
        "subjects", List.of(Value.obj("kind", "Group", "apiGroup", "rbac.authorization.k8s.io", "name", "system:authenticated")));
    assertThat(cluster.parts().await(cluster.parts().admin().create(Resource.CLUSTER_ROLE_BINDINGS, binding))).isInstanceOf(Result.Ok.class);
  }

  private static Instruments busy(SimulatedWorld world, Duration each) {
    return new Instruments(Flaws.NONE, store -> new BusyStore(store, world.loop("the store's turns")).taking(each), Instruments.NONE.client(),
        Instruments.NONE.informers());
  }

  @When("the user noisy keeps {int} lists of Pods under way")
  public void lists(int count) {
    flood(count, client -> client.list(Resource.PODS, "", Map.of()));
  }

  @When("the user noisy keeps {int} creations of ConfigMaps under way")
  public void creations(int count) {
    Obj map = Value.obj("apiVersion", "v1", "kind", "ConfigMap", "metadata", Value.obj("generateName", "noise-", "namespace", "default"));
    flood(count, client -> client.create(Resource.CONFIG_MAPS, map));
  }

  private void flood(int count, NoisyClient.Request request) {
    NoisyClient client = new NoisyClient(as("noisy", ""), cluster.parts().world().loop("noisy"), request);
    noisy = Optional.of(client);
    client.keeps(count);
  }

  @Then("for {span} each of these is answered within {span}, and none is refused:")
  public void areAnswered(Duration time, Duration atMost, DataTable table) {
    List<String> late = new ArrayList<>();
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(EVERY)) {
      for (Map<String, String> row : table.asMaps()) {
        Duration begun = cluster.parts().world().elapsed();
        var answer = as(row.get("user"), row.get("groups")).send("GET", row.get("reads"), Map.of(), new Body.None(), "");
        boolean came = cluster.until(answer, atMost);
        if (!came || answer.toCompletableFuture().join() instanceof Result.Failed failed && failed.code() == 429) {
          late.add(row.get("user") + " at " + begun + ": " + (came ? "refused" : "no answer within " + atMost));
        }
      }
      cluster.pass(EVERY);
    }
    assertThat(late).as("requests that were starved").isEmpty();
  }

  @Then("noisy has been refused with 429 TooManyRequests, and answered as well")
  public void hasBeenRefused() {
    assertThat(noisy.orElseThrow().refused()).as("refused").isPositive();
    assertThat(noisy.orElseThrow().answered()).as("answered").isPositive();
    assertThat(noisy.orElseThrow().lastRefusal()).isEqualTo("429 TooManyRequests");
  }

  @After
  public void silence() {
    noisy.ifPresent(NoisyClient::stop);
  }

  private ApiClient as(String user, String groups) {
    List<String> of = groups == null || groups.isEmpty() ? List.of() : List.of(groups);
    return cluster.parts().client(new Credential.Certificate(user, of), user);
  }
}
