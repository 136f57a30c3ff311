package io.hexareme.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.guice.ScenarioScoped;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import io.hexareme.adapters.assembly.Rehearsal;
import io.hexareme.adapters.assembly.RehearsalReport;
import io.hexareme.features.support.TheCluster;
import io.hexareme.features.support.TheStore;
import io.hexareme.ports.value.Bytes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** A store that is lost, backups by hand, and their restoration and rehearsal. */
@ScenarioScoped
public final class BackupSteps {
  private final TheCluster cluster;
  private final TheStore store;
  private List<Bytes> backup = List.of();
  private long revision;
  private RehearsalReport rehearsal;

  @Inject
  BackupSteps(TheCluster cluster, TheStore store) {
    this.cluster = cluster;
    this.store = store;
  }

  @When("a backup is made")
  public void isMade() {
    revision = store.revision();
    backup = cluster.parts().backup();
  }

  @When("the store is lost and begins empty")
  public void isLost() {
    cluster.parts().loseStore();
    cluster.parts().startServer();
  }

  @When("the store is lost and restored from the backup")
  public void isRestored() {
    cluster.parts().loseStore();
    cluster.parts().restoreStore(backup);
    cluster.parts().startServer();
  }

  @Then("the store's revision is at least that of the backup")
  public void isAtLeastThere() {
    assertThat(store.revision()).isGreaterThanOrEqualTo(revision);
  }

  @When("the backup is rehearsed")
  public void isRehearsed() {
    rehearsal = Rehearsal.of(backup, cluster.parts().world().clock().now());
  }

  @When("the backup is damaged and rehearsed")
  public void isDamagedAndRehearsed() {
    byte[] damaged = backup.getFirst().array().clone();
    damaged[damaged.length / 2] ^= 1;
    List<Bytes> file = new ArrayList<>(backup);
    file.set(0, new Bytes(damaged));
    backup = file;
    isRehearsed();
  }

  @Then("the rehearsal says that it would serve")
  public void wouldServe() {
    assertThat(rehearsal.obstacle()).isEmpty();
    assertThat(rehearsal.wouldServe()).isTrue();
  }

  @Then("the rehearsal says that it would not serve, because the checksum is wrong")
  public void wouldNotServe() {
    assertThat(rehearsal.wouldServe()).isFalse();
    assertThat(rehearsal.obstacle().orElseThrow()).contains("its SHA-256 is not the one at its end");
  }

  @Then("the rehearsal counts {int} Deployment(s) and {int} Pod(s)")
  public void counts(int deployments, int pods) {
    assertThat(rehearsal.objects()).containsEntry("deployments.apps", (long) deployments).containsEntry("pods", (long) pods);
  }
}
