package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Once faults stop, those who are elected do their work: a cluster in which nobody leads is not at rest, but dumb. */
final class LeadersLead implements Invariant {
  /** Twice as long as a leader waits from one renewal to the next, and a little more. */
  private static final Duration RENEWED = Duration.ofSeconds(5);
  private final Map<ObjectKey, Instant> renewals = new TreeMap<>();

  @Override
  public String rule() {
    return "once faults stop, whoever is elected leads";
  }

  @Override
  public Optional<String> after(Change change, ClusterHistory history) {
    if (change.isOf("Lease") && change.key().namespace().equals("kube-system")) {
      if (change.deleted()) renewals.remove(change.key());
      else renewals.put(change.key(), change.at());
    }
    return Optional.empty();
  }

  @Override
  public List<String> atRest(Map<String, Listing> nodes, ClusterHistory history) {
    List<String> found = new ArrayList<>();
    renewals.forEach((lease, at) -> {
      Duration old = Duration.between(at, history.now());
      if (old.compareTo(RENEWED) > 0 && lease.name().startsWith("kube-")) found.add("Lease " + lease + " was renewed " + old.toSeconds() + " s ago");
    });
    return found;
  }
}
