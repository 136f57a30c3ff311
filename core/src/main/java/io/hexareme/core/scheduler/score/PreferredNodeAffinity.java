package io.hexareme.core.scheduler.score;

import io.hexareme.core.scheduler.filter.NodeTerm;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.List;

/** The weights of the Pod's preferred node affinity terms that match. */
final class PreferredNodeAffinity implements Scorer {

  private record Preference(NodeTerm term, long weight) {}

  @Override
  public String name() {
    return "NodeAffinity";
  }

  @Override
  public int weight() {
    return 2;
  }

  @Override
  public Scoring prepare(PodInfo pod, Snapshot snapshot, List<NodeRow> feasible) {
    List<Preference> preferences =
        pod.spec().list("affinity", "nodeAffinity", "preferredDuringSchedulingIgnoredDuringExecution").stream()
            .map(entry -> new Preference(NodeTerm.of(entry.at("preference")), entry.at("weight").asLong(0)))
            .filter(preference -> preference.weight() != 0)
            .toList();
    if (preferences.isEmpty()) {
      return Scoring.NOTHING;
    }
    return new Scoring() {
      @Override
      public long score(NodeRow node) {
        return preferences.stream()
            .filter(preference -> preference.term().matches(node.facts()))
            .mapToLong(Preference::weight)
            .sum();
      }

      @Override
      public void normalize(long[] scores) {
        Scoring.scale(scores, false);
      }
    };
  }
}
