package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.Optional;
import java.util.Set;

/** A rule about where Pods can run. Stateless. */
public interface Filter {

  /** Kubernetes' name of the plugin. */
  String name();

  /** What there is to check for this Pod in this world; {@link Check#NOTHING} when the rule does not concern it. */
  Check prepare(PodInfo pod, Snapshot snapshot);

  /** The only nodes that can pass, by name, when the Pod names them; empty when it names none. */
  default Optional<Set<String>> onlyNodes(PodInfo pod) {
    return Optional.empty();
  }

  /** What may change its mind. */
  Set<ClusterEvent> wokenBy();
}
