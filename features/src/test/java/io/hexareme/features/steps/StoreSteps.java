package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.TheStore;
import io.hexareme.ports.trace.TraceEvent;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What the store holds and how it got there. */
@ScenarioScoped
public final class StoreSteps {
  private final TheCluster cluster;
  private final TheStore store;

  @Inject
  StoreSteps(TheCluster cluster, TheStore store) {
    this.cluster = cluster;
    this.store = store;
  }

  @Given("the store's revision is remembered")
  public void isRemembered() {
    store.remember();
  }

  @Then("the store is as it was")
  public void isUnchanged() {
    assertThat(store.revision()).as("the store's revision").isEqualTo(store.rememberedRevision());
  }

  @Then("the store has made {int} revision(s)")
  public void hasMade(int revisions) {
    assertThat(store.revision() - store.rememberedRevision()).as("revisions made").isEqualTo(revisions);
  }

  @Then("the store holds a key that ends in {word}")
  public void holds(String end) {
    assertThat(store.keys()).anyMatch(key -> key.endsWith(end));
  }

  @Then("the store holds no key that ends in {word}")
  public void holdsNot(String end) {
    assertThat(store.keys()).isNotEmpty().noneMatch(key -> key.endsWith(end));
  }

  @Then("every revision made since was made by a request to the API server")
  public void everyRevisionByRequest() {
    Set<Long> told = cluster.wholeTrace().stream()
        .filter(event -> event.component().equals("apiserver") && event.action().equals("store"))
        .map(TraceEvent::revision).collect(Collectors.toSet());
    long first = store.rememberedRevision() + 1;
    long last = store.revision();
    assertThat(last).as("something was written").isGreaterThan(first);
    assertThat(LongStream.rangeClosed(first, last).filter(revision -> !told.contains(revision)).boxed()).as("revisions nobody asked for").isEmpty();
  }
}
