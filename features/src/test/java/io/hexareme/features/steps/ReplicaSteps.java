package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.assembly.ClusterShape;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.features.support.Following;
import io.hexareme.features.support.TheCluster;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A control plane with more than one of everything. */
@ScenarioScoped
public final class ReplicaSteps {
  private static final long SEED = 1;
  private static final Duration BETWEEN = Duration.ofMillis(37);

  private final TheCluster cluster;
  private Following following;
  private String paused = "";
  private String holder = "";
  private int created;
  private List<Result> answers = List.of();

  @Inject
  ReplicaSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Given("a cluster of {int} node(s) without a single point of failure")
  public void highlyAvailable(int nodes) {
    ClusterShape shape =
        ClusterShape.of(SEED, nodes).withMembers(3).withApiServers(2).withSchedulers(2).withControllerManagers(2).withNetwork();
    cluster.is(() -> SimulatedCluster.start(shape));
    assertThat(cluster.until(() -> parts().await(parts().admin().get(Resource.SERVICE_ACCOUNTS, "default", "default")) instanceof Result.Ok,
        Duration.ofMinutes(1))).as("Pods can be made").isTrue();
  }

  private SimulatedCluster parts() {
    return cluster.parts();
  }

  // ---- who leads ----

  private String holder(String lease) {
    return parts().await(parts().admin().get(Resource.LEASES, "kube-system", lease)) instanceof Result.Ok(int code, Obj object)
        ? object.text("spec", "holderIdentity") : "";
  }

  @When("the process that holds the Lease {word} pauses")
  public void leaderPauses(String lease) {
    holder = holder(lease);
    paused = holder.substring(0, holder.indexOf('_'));
    parts().process(paused).pause();
  }

  @Then("another process holds the Lease {word}")
  public void anotherHolds(String lease) {
    String now = holder(lease);
    assertThat(now).as("the holder of " + lease).isNotEmpty().doesNotStartWith(paused + "_");
    holder = now;
  }

  @When("the paused process resumes")
  public void pausedResumes() {
    parts().process(paused).resume();
  }

  @Then("the same process still holds the Lease {word}")
  public void sameHolds(String lease) {
    assertThat(holder(lease)).isEqualTo(holder);
    assertThat(parts().process(paused).running()).as(paused + " runs again, and waits").isTrue();
  }

  // ---- moving on in mid-watch ----

  @Given("a client follows all ConfigMaps, and watches again from where it was whenever its watch ends")
  public void follows() {
    ApiClient client = new ApiClient(parts().front("follower", 1), parts().credential("system:admin"), "follower");
    following = new Following(client, parts().world().loop("follower"));
    following.start();
    pass(Duration.ofSeconds(1));
  }

  @When("{int} ConfigMaps are created while the client follows")
  public void created(int count) {
    for (int i = 0; i < count; i++) {
      parts().admin().create(Resource.CONFIG_MAPS, Value.obj("kind", "ConfigMap", "apiVersion", "v1",
          "metadata", Value.obj("name", "c" + created++, "namespace", "default")));
      pass(BETWEEN);
    }
  }

  private void pass(Duration time) {
    cluster.pass(time);
  }

  @Then("the client has heard of each of these ConfigMaps once, in the order in which they were stored")
  public void heardOnce() {
    Result list = parts().await(parts().admin().list(Resource.CONFIG_MAPS, "", Map.of()));
    List<String> stored = ((Result.Ok) list).object().list("items").stream().map(Value::asObj)
        .sorted(Comparator.comparingLong(Meta::revision)).map(Meta::name).filter(ReplicaSteps::isOurs).toList();
    assertThat(stored).as("what is there").hasSizeGreaterThan(created / 2);
    assertThat(following.heard().stream().filter(ReplicaSteps::isOurs)).as("what the client heard of").containsExactlyElementsOf(stored);
    assertThat(following.watches()).as("watches that it had to open").isGreaterThan(2);
  }

  private static boolean isOurs(String name) {
    return name.matches("c[0-9]+");
  }

  // ---- two at once ----

  @When("a Service is created through each API server at once, both with the clusterIP {word}")
  public void createdAtOnce(String address) {
    List<CompletionStage<Result>> asked = List.of(service("one", 1, address), service("two", 2, address));
    answers = asked.stream().map(parts()::await).toList();
  }

  private CompletionStage<Result> service(String name, int server, String address) {
    ApiClient client = new ApiClient(parts().front("user-" + name, server), parts().credential("system:admin"), "kubectl");
    return client.create(Resource.SERVICES, Value.obj("kind", "Service", "apiVersion", "v1",
        "metadata", Value.obj("name", name, "namespace", "default"),
        "spec", Value.obj("clusterIP", address, "ports", Value.array(Value.obj("port", 80)))));
  }

  @Then("one of them is created, and the other is refused because the IP is already allocated")
  public void oneIsRefused() {
    assertThat(answers).filteredOn(Result.Ok.class::isInstance).hasSize(1);
    assertThat(answers).anyMatch(answer -> answer instanceof Result.Failed refused
        && refused.code() == 422 && refused.message().contains("provided IP is already allocated"));
  }
}
