package io.hexareme.core.store.group;

import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.command.ByteWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The members' figures of their content at one revision, the newest that was asked about. */
final class HashVotes {
  private final TreeMap<Long, Long> byMember = new TreeMap<>();
  private long revision;

  void add(long member, long ofRevision, long hash) {
    if (ofRevision < revision) return;
    if (ofRevision > revision) byMember.clear();
    revision = ofRevision;
    byMember.put(member, hash);
  }

  /** Those whose figure is not the majority's; none as long as there is no majority of {@code members}. */
  List<Long> wrong(Collection<Long> members) {
    Map<Long, Integer> counts = new TreeMap<>();
    byMember.forEach((member, hash) -> {
      if (members.contains(member)) counts.merge(hash, 1, Integer::sum);
    });
    for (Map.Entry<Long, Integer> count : counts.entrySet()) {
      if (count.getValue() > members.size() / 2) return others(count.getKey());
    }
    boolean allDiffer = counts.size() > 1 && byMember.keySet().containsAll(members);
    return allDiffer ? List.copyOf(members) : List.of();
  }

  private List<Long> others(long right) {
    List<Long> wrong = new ArrayList<>();
    byMember.forEach((member, hash) -> {
      if (hash != right) wrong.add(member); // a learner, too, though it does not count towards the majority
    });
    return wrong;
  }

  void write(ByteWriter out) {
    out.number(revision).number(byMember.size());
    byMember.forEach((member, hash) -> out.number(member).number(hash));
  }

  void read(ByteReader in) {
    revision = in.number();
    for (int left = in.count(); left > 0; left--) byMember.put(in.number(), in.number());
  }
}
