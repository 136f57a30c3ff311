package io.hexareme.core.controllers.deployment;

import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Comparator;
import java.util.List;

/** Deletes ReplicaSets beyond {@code revisionHistoryLimit}, the earliest revisions first. */
final class History {
  private History() {}

  static List<Command> cleanUp(OwnedSets sets) {
    Value limit = sets.deployment().at("spec", "revisionHistoryLimit");
    List<Obj> old = sets.old().stream().filter(set -> !Meta.isTerminating(set)).toList();
    long tooMany = limit.isNull() ? 0 : Math.max(0, old.size() - limit.asLong(0));
    return old.stream()
        .sorted(Comparator.comparing(Revisions::of))
        .limit(tooMany)
        .filter(History::isEmpty)
        .map(set -> (Command) Command.Delete.of(Resource.REPLICA_SETS, set))
        .toList();
  }

  private static boolean isEmpty(Obj set) {
    return OwnedSets.replicas(set) == 0
        && set.at("status", "replicas").asInt(0) == 0
        && set.at("status", "observedGeneration").asLong(0) >= Meta.generation(set);
  }
}
