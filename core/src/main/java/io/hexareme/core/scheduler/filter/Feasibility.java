package io.hexareme.core.scheduler.filter;

import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.core.scheduler.snapshot.PodInfo;
import io.hexareme.core.scheduler.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What all rules together have to say about nodes for one Pod, prepared once. The first rule that rejects a node counts. */
public final class Feasibility {
  private final List<Filter> asked = new ArrayList<>();
  private final Check[] checks;
  private Set<String> onlyNodes;
  private final Set<String> restrictedBy = new TreeSet<>();
  private final Set<String> rejectedBy = new TreeSet<>();

  public Feasibility(List<Filter> filters, PodInfo pod, Snapshot snapshot) {
    List<Check> prepared = new ArrayList<>();
    for (Filter filter : filters) {
      restrict(filter, filter.onlyNodes(pod));
      Check check = filter.prepare(pod, snapshot);
      if (check != Check.NOTHING) {
        asked.add(filter);
        prepared.add(check);
      }
    }
    checks = prepared.toArray(Check[]::new);
  }

  private void restrict(Filter filter, Optional<Set<String>> names) {
    if (names.isPresent()) {
      restrictedBy.add(filter.name());
      if (onlyNodes == null) {
        onlyNodes = names.get();
      } else {
        onlyNodes.retainAll(names.get());
      }
    }
  }

  public Verdict judge(NodeRow node) {
    if (onlyNodes != null && !onlyNodes.contains(node.name())) {
      rejectedBy.addAll(restrictedBy);
      return Verdict.unresolvable("node(s) didn't satisfy plugin(s) [" + String.join(" ", restrictedBy) + "]");
    }
    for (int i = 0; i < checks.length; i++) {
      Verdict verdict = checks[i].judge(node);
      if (verdict != Verdict.PASS) {
        rejectedBy.add(asked.get(i).name());
        return verdict;
      }
    }
    return Verdict.PASS;
  }

  /** The rules that have rejected any node so far. */
  public Set<String> rejectedBy() {
    return rejectedBy;
  }
}
