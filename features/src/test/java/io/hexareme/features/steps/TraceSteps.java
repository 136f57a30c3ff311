package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.hexareme.adapters.testkit.gherkin.Field;
import io.hexareme.features.support.TheCluster;
import io.hexareme.ports.trace.TraceEvent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the components told of their doings, in the order in which they did them. */
@ScenarioScoped
public final class TraceSteps {
  private final TheCluster cluster;

  @Inject
  TraceSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Given("the trace is looked at from here on")
  public void fromHere() {
    cluster.traceBeginsHere();
  }

  @Then("the trace tells, in this order:")
  public void tellsInOrder(DataTable table) {
    List<TraceEvent> trace = cluster.trace();
    int at = 0;
    for (Map<String, String> row : table.asMaps()) {
      int from = at;
      while (at < trace.size() && !isAs(trace.get(at), row)) {
        at++;
      }
      if (at == trace.size()) {
        throw new AssertionError("the trace does not tell " + row + " after\n" + (from == 0 ? "the beginning" : show(trace.get(from - 1)))
            + "\nbut has of that component and action\n" + alike(trace, row));
      }
      at++;
    }
  }

  @Then("the trace tells:")
  public void tells(DataTable table) {
    table.asMaps().forEach(row -> assertThat(cluster.trace().stream().anyMatch(event -> isAs(event, row)))
        .withFailMessage(() -> "the trace does not tell " + row + " but\n" + alike(cluster.trace(), row)).isTrue());
  }

  @Then("the trace never tells:")
  public void neverTells(DataTable table) {
    table.asMaps().forEach(row -> assertThat(cluster.trace().stream().filter(event -> isAs(event, row)).map(TraceSteps::show)).isEmpty());
  }

  @Then("what made the first {word} of the {word} happen goes back through:")
  public void chain(String action, String component, DataTable table) {
    List<TraceEvent> trace = cluster.wholeTrace();
    TraceEvent effect = cluster.trace().stream().filter(e -> Field.isAs(action, e.action()) && Field.isAs(component, e.component())).findFirst().orElseThrow();
    Set<String> components = new LinkedHashSet<>();
    List<TraceEvent> chain = new ArrayList<>();
    for (TraceEvent event = effect; event != null && chain.size() < 1_000; event = causeOf(event, trace)) {
      chain.add(event);
      components.add(event.component());
    }
    assertThat(components).as(() -> String.join("\n", chain.stream().map(TraceSteps::show).toList())).containsAll(table.asList());
  }

  private static TraceEvent causeOf(TraceEvent event, List<TraceEvent> trace) {
    String cause = event.cause();
    if (cause.isEmpty()) {
      return null;
    }
    if (cause.startsWith("revision:")) {
      long revision = Long.parseLong(cause.substring("revision:".length()));
      return trace.stream().filter(e -> e.revision() == revision && e.action().equals("store")).findFirst().orElse(null);
    }
    return trace.stream().filter(e -> e.span().equals(cause)).findFirst().orElse(null);
  }

  private static boolean isAs(TraceEvent event, Map<String, String> row) {
    return Field.isAs(row.get("component"), event.component()) && Field.isAs(row.get("action"), event.action())
        && Field.isAs(row.get("subject"), event.subject()) && Field.isAs(row.get("details"), event.details().toString());
  }

  private static String alike(List<TraceEvent> trace, Map<String, String> row) {
    return String.join("\n", trace.stream()
        .filter(e -> Field.isAs(row.get("component"), e.component()) && Field.isAs(row.get("action"), e.action()))
        .limit(40).map(TraceSteps::show).toList());
  }

  private static String show(TraceEvent event) {
    return event.component() + " " + event.action() + " " + event.subject() + " " + event.details() + " because " + event.cause();
  }
}
