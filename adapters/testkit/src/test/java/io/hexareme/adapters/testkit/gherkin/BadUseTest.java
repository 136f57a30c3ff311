package io.hexareme.adapters.testkit.gherkin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cucumber.core.cli.Main;
import io.cucumber.datatable.DataTable;
import io.cucumber.datatable.DataTableTypeRegistry;
import io.cucumber.datatable.DataTableTypeRegistryTableConverter;
import io.hexareme.adapters.testkit.ClusterOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadUseTest {
  private static final Thing WEB = new Thing("Deployment", "web");

  @TempDir
  private Path directory;

  @BeforeEach
  void begin() {
    ScenarioWorld.begin(new WorldChoice.Virtual());
  }

  @AfterEach
  void end() {
    ScenarioWorld.end();
  }

  private static void cluster(int nodes) {
    new ClusterSteps().aClusterOfNodes(nodes);
  }

  @Test
  void a_step_before_there_is_a_cluster_says_how_to_begin() {
    assertThatThrownBy(() -> new ObjectSteps().exists(WEB)).isInstanceOf(IllegalStateException.class)
        .hasMessage("the scenario has no cluster yet; let it begin with \"Given a cluster of 1 node\"");
  }

  @Test
  void an_unknown_kind_is_named() {
    cluster(0);
    assertThatThrownBy(() -> new ObjectSteps().exists(new Thing("Frobnicator", "web")))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("the server doesn't have a resource type \"frobnicator\"");
  }

  @Test
  void a_field_that_the_kind_does_not_have_is_named_with_those_it_has() {
    cluster(0);
    assertThatThrownBy(() -> new ObjectSteps().neverHas(Duration.ofMinutes(5), WEB, Map.of("status.readyReplcas", "0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("status.readyReplcas is no field of a Deployment; status it may have ")
        .hasMessageContaining("readyReplicas");
    assertThatThrownBy(() -> new CountSteps().thereAreNow(0, "pods", Map.of("spec.containers[0].imagee", "x")))
        .hasMessageStartingWith("spec.containers[0].imagee is no field of a Pod; spec.containers[0] it may have ");
    assertThatThrownBy(() -> new CountSteps().thereAreNow(0, "pods", Map.of("metadata.name.first", "x")))
        .hasMessage("metadata.name.first is no field of a Pod: metadata.name is string");
  }

  @Test
  void labels_and_quantities_may_have_any_name() {
    cluster(0);
    new CountSteps().thereAreNow(0, "nodes", Map.of("status.allocatable.cpu", "9999", "metadata.labels[a.b/c]", "*"));
    new CountSteps().thereAreNow(0, "pods", Map.of("spec.nodeSelector.disk", "ssd", "status.conditions[Ready].status", "True"));
  }

  @Test
  void time_cannot_be_set_on_the_wall_clock() {
    try (var cluster = ClusterOptions.WALL_CLOCK.nodes(0).start()) {
      ScenarioWorld.current().use(cluster);
      assertThatThrownBy(() -> new TimeSteps().reaches("03:00")).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("runs on the wall clock, where time passes by itself and cannot be advanced");
    }
  }

  @Test
  void no_time_of_day_is_named() {
    cluster(0);
    assertThatThrownBy(() -> new TimeSteps().reaches("teatime")).hasMessage("\"teatime\" is no time of day such as 03:00 or 23:59:59");
  }

  @Test
  void what_does_not_come_to_be_is_told_with_what_was_found_and_what_the_components_did_last() {
    cluster(1);
    new ManifestSteps().isApplied("""
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: red}
        data: {hex: ff0000}
        """);
    assertThatThrownBy(() -> new ObjectSteps().becomes(Duration.ofSeconds(30), new Thing("ConfigMap", "red"), Map.of("data.hex", "00ff00")))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("the ConfigMap red, even after 30 s, does not have {data.hex=00ff00} but\ndata.hex = ff0000")
        .hasMessageContaining("The last of what the components did:");
  }

  @Test
  void a_refusal_of_a_manifest_is_told_in_the_servers_words() {
    cluster(0);
    assertThatThrownBy(() -> new ManifestSteps().isApplied("{apiVersion: v1, kind: ConfigMap, metadata: {name: Not_Allowed}}"))
        .hasMessageContaining("422 Invalid: ConfigMap \"Not_Allowed\" is invalid: metadata.name");
  }

  @Test
  void a_label_that_is_neither_set_nor_taken_away_is_refused() {
    cluster(0);
    assertThatThrownBy(() -> new ManifestSteps().isLabelled(WEB, "tier")).hasMessage("\"tier\" is neither key=value, to set it, nor key-, to take it away");
  }

  @Test
  void a_world_that_is_not_there_is_named() {
    assertThatThrownBy(() -> WorldChoice.of("imaginary", false)).hasMessage("there is no world \"imaginary\": virtual, real, kubeconfig:FILE");
    assertThatThrownBy(() -> WorldChoice.of("kubeconfig:/nowhere/at/all", false)).hasMessageStartingWith("the world's kubeconfig cannot be read: ");
  }

  @Test
  void a_column_that_is_not_printed_is_named_with_those_that_are() {
    cluster(1);
    DataTable table = DataTable.create(List.of(List.of("NAME", "COLOUR"), List.of("node-1", "red")),
        new DataTableTypeRegistryTableConverter(new DataTableTypeRegistry(Locale.ENGLISH)));
    assertThatThrownBy(() -> new TableSteps().prints("nodes", table)).hasMessageStartingWith("there is no column COLOUR; these are printed: NAME, STATUS, ROLES, ");
  }

  @Test
  void an_ambiguous_text_is_told_with_the_definitions_it_may_mean() throws IOException {
    assertThat(cucumber("Given everything has settled down", "io.hexareme.adapters.testkit.ambiguous"))
        .contains("everything has settled down").contains("matches more than one step definition").contains("AmbiguousSteps.one").contains("AmbiguousSteps.other");
  }

  @Test
  void an_undefined_text_is_told_with_a_proposal() throws IOException {
    assertThat(cucumber("Given a cluster of 3 gnomes", "io.hexareme.adapters.testkit.gherkin"))
        .contains("a cluster of 3 gnomes").contains("undefined").contains("@Given(\"a cluster of {int} gnomes\")");
  }

  /** What Cucumber prints of a scenario with that step. */
  private String cucumber(String step, String glue) throws IOException {
    Path feature = directory.resolve("bad.feature");
    Files.writeString(feature, "Feature: bad\n  Scenario: use\n    " + step + "\n");
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      byte code = Main.run(new String[] {"--glue", glue, "--plugin", "pretty", feature.toString()}, getClass().getClassLoader());
      assertThat(code).isNotZero();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
