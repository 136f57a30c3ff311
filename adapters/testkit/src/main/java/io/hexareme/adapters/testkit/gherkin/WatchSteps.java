package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.hexareme.adapters.testkit.TestCluster;
import io.hexareme.ports.api.ApiRequest;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An open watch, and what it tells. */
public final class WatchSteps {
  /** By then an event has come. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static ScenarioWorld world() {
    return ScenarioWorld.current();
  }

  @Given("the administrator watches {word}")
  public void watches(String path) {
    TestCluster cluster = world().cluster();
    String target = Target.with(path, "watch=true");
    ApiRequest request = new ApiRequest("GET", Target.path(target), Target.query(target),
        Map.of("accept", Body.TREE, "user-agent", "kubectl"), new Body.None(), cluster.administrator(), "");
    ApiResponse response = cluster.time().await(cluster.server().handle(request));
    world().judge(response instanceof ApiResponse.Streaming && response.code() == 200,
        () -> "the watch is refused: " + response.code() + " " + Field.show(Bodies.tree(response)));
    world().watches(new Watched((ApiResponse.Streaming) response));
  }

  @Given("the administrator watches {word} from the revision of the last list")
  public void watchesFrom(String path) {
    watches(Target.with(path, "resourceVersion=" + world().lastList().text("metadata", "resourceVersion")));
  }

  /** What is there at the beginning comes as events, which this bookmark ends. */
  @Then("within {span} a bookmark ends the watch's beginning, after {int} event(s)")
  public void bookmarkEndsTheBeginning(Duration atMost, int events) {
    boolean so = world().within(atMost, () -> world().watch().bookmarks().stream().anyMatch(WatchSteps::endsTheBeginning));
    world().judge(so, () -> "no bookmark ends the beginning; bookmarks: " + world().watch().bookmarks());
    world().judge(world().watch().events().size() == events, () -> "not " + events + " events but " + world().watch().events().stream().map(WatchSteps::brief).toList());
  }

  private static boolean endsTheBeginning(Value bookmark) {
    return bookmark.at("object").at("metadata").at("annotations").text("k8s.io/initial-events-end").equals("true");
  }

  @Then("within {span} the watch ends")
  public void ends(Duration atMost) {
    world().judge(world().within(atMost, () -> world().watch().events().stream().anyMatch(event -> event.text("type").equals("END"))),
        () -> "it is still open");
  }

  /** Columns {@code type} and {@code name}, and paths of fields. */
  @Then("the watch tells exactly:")
  public void tells(DataTable table) {
    List<Map<String, String>> rows = table.asMaps();
    world().within(SOON, () -> world().watch().events().size() > rows.size());
    List<String> told = world().watch().events().stream().map(WatchSteps::brief).toList();
    List<String> wanted = rows.stream().map(row -> row.get("type") + " " + Objects.requireNonNullElse(row.get("name"), "")).toList();
    world().judge(told.equals(wanted), () -> "not " + wanted + " but " + told);
    for (int i = 0; i < rows.size(); i++) {
      Value object = world().watch().events().get(i).at("object");
      rows.get(i).forEach((column, expected) -> world().judge(
          column.equals("type") || column.equals("name") || Field.isAs(expected, Field.show(Field.at(object, column))),
          () -> column + " is not " + expected + " in " + Field.show(object)));
    }
  }

  private static String brief(Value event) {
    return event.text("type") + " " + event.text("object", "metadata", "name");
  }

  @Then("the watch's revisions only ever rise")
  public void revisionsRise() {
    List<Long> revisions = world().watch().events().stream()
        .map(event -> Long.parseLong(event.text("object", "metadata", "resourceVersion"))).toList();
    world().judge(revisions.size() > 1 && revisions.equals(revisions.stream().sorted().distinct().toList()), () -> "they are " + revisions);
  }
}
