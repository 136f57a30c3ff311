package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns that {@code kubectl get} prints, as the API server makes them. */
public final class TableSteps {
  private static final String TABLE = "application/json;as=Table;v=v1;g=meta.k8s.io";

  private static ScenarioWorld world() {
    return ScenarioWorld.current();
  }

  /** Each row stands there, for objects of the namespace default; columns that are not named may hold anything. */
  @Then("kubectl get {word} prints:")
  public void prints(String kind, DataTable table) {
    printsWithin(Duration.ZERO, kind, table);
  }

  @Then("within {span} kubectl get {word} prints:")
  public void printsWithin(Duration atMost, String kind, DataTable table) {
    List<Map<String, String>> rows = table.asMaps();
    boolean so = world().within(atMost, () -> missing(rows, printed(kind)).isEmpty());
    world().judge(so, () -> "the rows " + missing(rows, printed(kind)) + " are missing among\n" + String.join("\n", printed(kind).stream().map(Map::toString).toList()));
  }

  private static List<Map<String, String>> missing(List<Map<String, String>> wanted, List<Map<String, String>> printed) {
    return wanted.stream().filter(row -> printed.stream().noneMatch(line -> isAs(row, line))).toList();
  }

  private static boolean isAs(Map<String, String> wanted, Map<String, String> line) {
    return wanted.entrySet().stream().allMatch(cell -> {
      if (!line.containsKey(cell.getKey())) {
        throw new IllegalArgumentException("there is no column " + cell.getKey() + "; these are printed: " + String.join(", ", line.keySet()));
      }
      return Field.isAs(cell.getValue(), line.get(cell.getKey()));
    });
  }

  private static List<Map<String, String>> printed(String kind) {
    TestCluster cluster = world().cluster();
    String path = cluster.admin().kind(kind).path("default");
    ApiRequest request = new ApiRequest("GET", path, Map.of(), Map.of("accept", TABLE, "user-agent", "kubectl"), new Body.None(), cluster.administrator(), "");
    Value answer = Bodies.tree(cluster.time().await(cluster.server().handle(request)));
    List<String> columns = answer.list("columnDefinitions").stream().map(column -> column.text("name").toUpperCase(Locale.ROOT)).toList();
    List<Map<String, String>> lines = new ArrayList<>();
    for (Value row : answer.list("rows")) {
      Map<String, String> line = new LinkedHashMap<>();
      List<Value> cells = row.list("cells");
      for (int i = 0; i < columns.size(); i++) {
        line.put(columns.get(i), i < cells.size() ? Field.show(cells.get(i)) : "");
      }
      lines.add(line);
    }
    return lines;
  }
}
