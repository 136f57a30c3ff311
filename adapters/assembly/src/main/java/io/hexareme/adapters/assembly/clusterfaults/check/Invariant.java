package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that must hold in every cluster. Asked in the order of events; may remember what it was told. What it answers is what is wrong, in a
 * sentence for people.
 */
public interface Invariant {

  /** In a few words. */
  String rule();

  /** After each write; the history has it already. */
  default Optional<String> after(Change change, ClusterHistory history) {
    return Optional.empty();
  }

  /** After a component was answered; what it wrote is in the history. */
  default Optional<String> answered(Call call, ClusterHistory history) {
    return Optional.empty();
  }

  /** Now and then: what the runtimes of all nodes have, by node. */
  default Optional<String> running(Map<String, Listing> nodes, ClusterHistory history) {
    return Optional.empty();
  }

  /** When faults have ceased and the cluster had the time to come to rest. */
  default List<String> atRest(Map<String, Listing> nodes, ClusterHistory history) {
    return List.of();
  }
}
