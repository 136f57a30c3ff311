package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.hexareme.features.support.Field;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.Watched;
import io.hexareme.ports.value.Value;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Open watches. */
@ScenarioScoped
public final class WatchSteps {
  private final TheCluster cluster;
  private Watched watch;

  @Inject
  WatchSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Given("{user} watches {word}")
  public void watches(String user, String path) {
    watch = cluster.user(user).watch(path);
    assertThat(watch.code()).isEqualTo(200);
  }

  @Given("{user} watches {word} from the revision of the last list")
  public void watchesFrom(String user, String path) {
    watches(user, path + "?resourceVersion=" + cluster.lastList().text("metadata", "resourceVersion"));
  }

  @Then("the watch tells exactly:")
  public void tells(DataTable table) {
    cluster.pass(Duration.ofSeconds(1));
    List<Map<String, String>> rows = table.asMaps();
    assertThat(watch.events().stream().map(event -> event.text("type") + " " + event.text("object", "metadata", "name")))
        .containsExactlyElementsOf(rows.stream().map(row -> row.get("type") + " " + row.get("name")).toList());
    for (int i = 0; i < rows.size(); i++) {
      Value object = watch.events().get(i).at("object");
      rows.get(i).forEach((column, expected) -> {
        if (!column.equals("type") && !column.equals("name")) {
          assertThat(Field.isAs(expected, Field.show(Field.at(object, column)))).as(column + " of " + Field.show(object)).isTrue();
        }
      });
    }
  }

  @Then("the watch's revisions only ever rise")
  public void revisionsRise() {
    List<Long> revisions = watch.events().stream().map(e -> Long.parseLong(e.text("object", "metadata", "resourceVersion"))).toList();
    assertThat(revisions).hasSizeGreaterThan(1).isSorted().doesNotHaveDuplicates();
  }
}
