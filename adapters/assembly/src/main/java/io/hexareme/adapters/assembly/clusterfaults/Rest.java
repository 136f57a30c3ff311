package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.clusterfaults.check.Invariants;
import io.hexareme.adapters.simulation.SimulatedProcess;
import io.hexareme.core.client.ApiClient;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** After the faults: all processes run again, and within a bound the cluster is as it should be, and nobody writes any more but to say that it lives. */
final class Rest {
  private static final Duration BOUND = Duration.ofMinutes(8);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration PEACE = Duration.ofSeconds(20);

  private final ClusterStage stage;
  private final Runtimes runtimes;
  private final Invariants invariants;

  Rest(ClusterStage stage, Runtimes runtimes) {
    this.stage = stage;
    this.runtimes = runtimes;
    this.invariants = stage.invariants();
  }

  void run() {
    stage.cluster().endApiFaults();
    stage.cluster().processes().values().forEach(Rest::runs);
    stage.passes(LOOK);
    for (String node : stage.nodes()) {
      Value patch = Value.obj("spec", Value.obj("unschedulable", Value.Null.NULL));
      stage.cluster().await(stage.admin().patch(Resource.NODES, "", node, "", ApiClient.MERGE_PATCH, patch));
    }
    comesToRest();
    long before = invariants.disturbances();
    stage.passes(PEACE);
    if (invariants.disturbances() > before) stage.breaks("a cluster at rest stays so", invariants.lastDisturbance());
    List<String> unrest = unrest();
    if (!unrest.isEmpty()) fails(unrest, "some time after it had come to rest");
  }

  private static void runs(SimulatedProcess process) {
    if (process.paused()) process.resume();
    process.start();
  }

  /** At rest is what is as it should be at two looks with nothing written between. */
  private void comesToRest() {
    Duration end = stage.world().elapsed().plus(BOUND);
    List<String> unrest = unrest();
    long disturbances = -1;
    while (!unrest.isEmpty() || disturbances != invariants.disturbances()) {
      if (stage.world().elapsed().compareTo(end) > 0) {
        if (unrest.isEmpty()) stage.breaks("once faults stop, the cluster comes to rest", invariants.lastDisturbance());
        fails(unrest, "after " + BOUND);
      }
      disturbances = invariants.disturbances();
      stage.passes(LOOK);
      unrest = unrest();
    }
  }

  private void fails(List<String> unrest, String when) {
    String first = unrest.getFirst();
    int colon = first.indexOf(": ");
    invariants.breaks(first.substring(0, colon), first.substring(colon + 2) + ", " + when, unrest);
    throw new ClusterStage.Over();
  }

  private List<String> unrest() {
    AtomicReference<Map<String, Listing>> listed = new AtomicReference<>();
    runtimes.listed(listed::set);
    stage.until("all runtimes list", Duration.ofSeconds(5), () -> listed.get() != null);
    return invariants.unrest(listed.get());
  }
}
