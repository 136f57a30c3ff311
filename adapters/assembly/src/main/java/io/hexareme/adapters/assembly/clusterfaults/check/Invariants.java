package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.adapters.simulation.history.check.Violation;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All invariants of a cluster over one history. Keeps the first that is broken; what comes after it may be no more than its consequence. */
public final class Invariants {
  private final ClusterHistory history;
  private final List<Invariant> all;
  private final NobodyGoesBack forwards = new NobodyGoesBack();
  private Violation broken;
  private long disturbances;
  private String lastDisturbance = "";
  private long checks;

  public Invariants(ClusterHistory history) {
    this(history, List.of());
  }

  /** @param more that hold in this run only */
  public Invariants(ClusterHistory history, List<Invariant> more) {
    this.history = history;
    List<Invariant> these = new ArrayList<>(List.of(new OneBinding(), new BoundToANode(), new NodeRoom(), new NoPodTooMany(), new EnoughReady(),
        new BudgetKept(), new OwnersRespected(), new FinalizersBlock(), new NamespacesEmpty(), new NamespacesFurnished(), new EndpointsReady(),
        new TolerationsKept(), new FleetSpared(), new PodsNotCollected(), new NodesHeard(), new DeletionsMeant(), new OneInstance(), new DesiredReached(),
        new BudgetsObserved(), new NobodySpins(), new LeadersLead(), forwards));
    these.addAll(more);
    all = List.copyOf(these);
  }

  public ClusterHistory history() {
    return history;
  }

  /** What was found first; empty as long as all is well. */
  public Optional<Violation> broken() {
    return Optional.ofNullable(broken);
  }

  /** How many writes there were that were more than signs of life. */
  public long disturbances() {
    return disturbances;
  }

  /** The last of them, in words. */
  public String lastDisturbance() {
    return lastDisturbance;
  }

  /** How many times an invariant was looked at. */
  public long checks() {
    return checks;
  }

  /** The rules, for those who list them. */
  public List<String> rules() {
    return all.stream().map(Invariant::rule).toList();
  }

  /** The store took that write. */
  public void wrote(long revision, Instant when, String kind, ObjectKey key, Obj after) {
    Change change = history.take(revision, when, kind, key, after);
    if (!Heartbeats.isOne(change)) {
      disturbances++;
      lastDisturbance = change.toString();
    }
    for (Invariant invariant : all) {
      checks++;
      invariant.after(change, history).ifPresent(message -> breaks(invariant.rule(), message, history.story(kind, key)));
    }
  }

  public void answered(Call call) {
    history.passes(call.sentAt());
    for (Invariant invariant : all) {
      checks++;
      invariant.answered(call, history).ifPresent(message -> breaks(invariant.rule(), message, List.of(call.toString())));
    }
  }

  /** A watch brought that client to that revision. */
  public void reached(String client, String resource, long revision) {
    forwards.reached(client, resource, revision);
  }

  public void running(Map<String, Listing> nodes) {
    for (Invariant invariant : all) {
      checks++;
      invariant.running(nodes, history).ifPresent(message -> breaks(invariant.rule(), message, List.of()));
    }
  }

  /** What is not yet as it should be when the cluster is at rest: a line each. */
  public List<String> unrest(Map<String, Listing> nodes) {
    checks += all.size();
    return all.stream().flatMap(invariant -> invariant.atRest(nodes, history).stream().map(message -> invariant.rule() + ": " + message)).toList();
  }

  /** For what is found elsewhere. */
  public void breaks(String rule, String message, List<String> story) {
    if (broken == null) broken = new Violation(rule, message, story);
  }
}
