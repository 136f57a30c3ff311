package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.hexareme.adapters.assembly.BackupSettings;
import io.hexareme.adapters.assembly.Backups;
import io.hexareme.adapters.assembly.Rehearsal;
import io.hexareme.adapters.assembly.SimulatedCluster;
import io.hexareme.features.support.TheCluster;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Backups that are made by themselves while the cluster runs. */
@ScenarioScoped
public final class ScheduleSteps {
  private static final long SEED = 1;
  private static final DateTimeFormatter NAMED_AT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final TheCluster cluster;
  private final List<String> complaints = new ArrayList<>();
  private Path directory;

  @Inject
  ScheduleSteps(TheCluster cluster) {
    this.cluster = cluster;
  }

  @Given("a cluster of {int} node(s) that is backed up every {span}, keeping {int}")
  public void isBackedUp(int nodes, Duration every, int keep) throws IOException {
    directory = Files.createTempDirectory("hexareme-backups");
    BackupSettings settings = new BackupSettings(every, directory, keep, complaints::add);
    cluster.is(() -> SimulatedCluster.startBackedUp(SEED, nodes, settings));
  }

  @Then("there are {int} backups")
  public void thereAre(int count) throws IOException {
    assertThat(complaints).isEmpty();
    assertThat(backups()).hasSize(count);
  }

  @Then("the newest backup is not older than {span}")
  public void isNotOlder(Duration age) throws IOException {
    assertThat(madeAt(backups().getLast())).isAfterOrEqualTo(cluster.parts().world().clock().now().minus(age).minusSeconds(1));
  }

  @Then("each backup is whole and of another time")
  public void areWhole() throws IOException {
    List<Path> files = backups();
    assertThat(files).allSatisfy(file ->
        assertThat(Rehearsal.of(Backups.bytes(file), cluster.parts().world().clock().now()).obstacle()).as(file.toString()).isEmpty());
    assertThat(files.stream().map(ScheduleSteps::madeAt)).isSorted().doesNotHaveDuplicates();
  }

  private static Instant madeAt(Path file) {
    return NAMED_AT.parse(file.getFileName().toString().split("-")[1], Instant::from);
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  @After
  public void removeFiles() throws IOException {
    if (directory != null) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
