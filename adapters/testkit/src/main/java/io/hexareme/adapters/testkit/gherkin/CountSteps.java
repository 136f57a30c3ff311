package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many objects are as a table says, in all namespaces, now, soon and all the time. */
public final class CountSteps {
  private static ScenarioWorld world() {
    return ScenarioWorld.current();
  }

  @Then("there is/are {int} {kind} with:")
  public void thereAreNow(int count, String kind, Map<String, String> rows) {
    thereAre(Duration.ZERO, count, kind, rows);
  }

  @Then("within {span} there is/are {int} {kind} with:")
  public void thereAre(Duration atMost, int count, String kind, Map<String, String> rows) {
    Paths.mustExist(world(), kind, rows.keySet());
    boolean so = world().within(atMost, () -> count(kind, rows) == count);
    world().judge(so, () -> "not " + count + " " + kind + " with " + rows + " but " + count(kind, rows) + " of\n" + all(kind, rows));
  }

  @Then("for {span} there are never more than {int} {kind} with:")
  public void neverMoreThan(Duration span, int count, String kind, Map<String, String> rows) {
    Paths.mustExist(world(), kind, rows.keySet());
    boolean more = world().everWithin(span, () -> count(kind, rows) > count);
    world().judge(!more, () -> "more than " + count + ":\n" + all(kind, rows));
  }

  @Then("for {span} there are never fewer than {int} {kind} with:")
  public void neverFewerThan(Duration span, int count, String kind, Map<String, String> rows) {
    Paths.mustExist(world(), kind, rows.keySet());
    boolean fewer = world().everWithin(span, () -> count(kind, rows) < count);
    world().judge(!fewer, () -> "fewer than " + count + ":\n" + all(kind, rows));
  }

  /** Exactly one for each row; the first row of the table names the fields. */
  @Then("within {span} these {kind} are there:")
  public void theseAreThere(Duration atMost, String kind, DataTable table) {
    List<Map<String, String>> rows = table.asMaps();
    Paths.mustExist(world(), kind, rows.getFirst().keySet());
    boolean so = world().within(atMost, () -> rows.stream().allMatch(row -> count(kind, row) == 1));
    world().judge(so, () -> "not " + rows + " but\n" + all(kind, rows.getFirst()));
  }

  private static long count(String kind, Map<String, String> rows) {
    return world().cluster().admin().list(kind).stream().filter(object -> Field.allHold(object, rows)).count();
  }

  private static String all(String kind, Map<String, String> rows) {
    List<Obj> objects = world().cluster().admin().list(kind);
    return objects.isEmpty() ? "none at all" : objects.stream()
        .map(object -> "- " + object.text("metadata", "name") + ": " + Field.found(object, rows).replace("\n", ", "))
        .collect(Collectors.joining("\n"));
  }
}
