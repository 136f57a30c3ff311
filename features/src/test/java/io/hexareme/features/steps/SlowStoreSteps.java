package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.assembly.SimulatedMembers;
import io.hexareme.adapters.testkit.gherkin.Thing;
import io.hexareme.features.support.TheCluster;
import io.hexareme.ports.explanation.Explainer.Answer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Slow disks and networks under the store, and where the system says so. */
@ScenarioScoped
public final class SlowStoreSteps {
  private static final String SLOW = "member m\\d.* took [0-9.]+ m?s .*\\(slow %s\\)";
  private static final Pattern SUM = Pattern.compile("(?m)^etcd_disk_wal_fsync_duration_seconds_sum(?:\\{[^}]*\\})? (\\S+)$");
  private static final Pattern COUNT = Pattern.compile("(?m)^etcd_disk_wal_fsync_duration_seconds_count(?:\\{[^}]*\\})? (\\S+)$");

  private final TheCluster cluster;
  private double sumBefore;
  private double countBefore;

  @Inject
  SlowStoreSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  private void eachMember(IntConsumer work) {
    IntStream.rangeClosed(1, members().count()).forEach(work);
  }

  private SimulatedMembers members() {
    return cluster.parts().members();
  }

  @Given("each write to the disks of the store takes {span}")
  public void eachWriteTakes(Duration time) {
    cluster.pass(Duration.ofSeconds(1)); // so that no write is under way that is fast yet counted among the slow ones
    String metrics = cluster.text("/metrics", "");
    sumBefore = figure(metrics, SUM);
    countBefore = figure(metrics, COUNT);
    eachMember(number -> members().slowDisk(number, time));
  }

  @When("the disk(s) of {int} member(s) of the store take(s) {span} for each write")
  public void someTake(int count, Duration time) {
    IntStream.rangeClosed(1, count).forEach(number -> members().slowDisk(number, time));
  }

  @When("the network between members of the store is as fast as before")
  public void networkAsBefore() {
    members().usualNetwork();
  }

  @When("the disks of the store are as fast as before")
  public void asFastAsBefore() {
    eachMember(members()::usualDisk);
  }

  @When("a message between members of the store takes {span}")
  public void eachMessageTakes(Duration time) {
    members().slowNetwork(time);
  }

  @Then("\\/readyz?verbose names the store's {word} as slow")
  public void isNamed(String what) {
    assertThat(readiness()).containsPattern("(?m)^\\[.\\]etcd .*" + slow(what));
  }

  @Then("within {span} \\/readyz?verbose does not name the store")
  public void isNotNamedWithin(Duration atMost) {
    assertThat(cluster.until(() -> isWell(readiness()), atMost)).withFailMessage(this::readiness).isTrue();
  }

  @Then("\\/readyz?verbose does not name the store")
  public void isNotNamed() {
    isNotNamedWithin(Duration.ZERO);
  }

  private String readiness() {
    return cluster.text("/readyz", "verbose");
  }

  private static boolean isWell(String readiness) {
    return readiness.contains("[+]etcd ok\n") && !readiness.contains("the store");
  }

  private static String slow(String what) {
    return String.format(Locale.ROOT, SLOW, what);
  }

  @Then("the explanation of the {thing} names the store's {word} as slow")
  public void explanationNames(Thing thing, String what) {
    Answer answer = cluster.parts().await(cluster.parts().explainer().explain(
        thing.resource(), thing.ownName(), thing.namespace()));
    assertThat(answer).isInstanceOf(Answer.Explained.class);
    assertThat(((Answer.Explained) answer).explanation().verdict()).containsPattern("the store is slow: " + slow(what));
  }

  /** To within a tenth, over all writes since it became so. */
  @Then("the metrics say that a write to the disk takes about {span}")
  public void metricsSay(Duration time) {
    String metrics = cluster.text("/metrics", "");
    double mean = (figure(metrics, SUM) - sumBefore) / (figure(metrics, COUNT) - countBefore);
    double expected = time.toMillis() / 1000.0;
    assertThat(mean).as("mean time of a write, in s").isBetween(expected * 0.9, expected * 1.1);
  }

  /** Over all members. */
  private static double figure(String metrics, Pattern line) {
    Matcher found = line.matcher(metrics);
    double sum = 0;
    assertThat(found.find()).as("the metrics have " + line).isTrue();
    do {
      sum += Double.parseDouble(found.group(1));
    } while (found.find());
    return sum;
  }
}
