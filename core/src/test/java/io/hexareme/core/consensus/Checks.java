package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.log.LogEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What must hold after every step of every member (Raft paper, figure 3, and what this package promises beyond it). */
final class Checks {
  /** (index, term): what was once in a log there, and the term before it. */
  private record Place(long index, long term) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byIndex = Long.compare(index, other.index);
      return byIndex != 0 ? byIndex : Long.compare(term, other.term);
    }
  }

  private final Group group;
  private final SortedMap<Long, String> leaders = new TreeMap<>();
  private final SortedMap<Place, LogEntry> entries = new TreeMap<>();
  private final SortedMap<Place, Long> termsBefore = new TreeMap<>();
  private final SortedMap<Long, Long> states = new TreeMap<>();
  private final SortedMap<String, Long> terms = new TreeMap<>();
  private final SortedMap<String, Long> commits = new TreeMap<>();
  private final SortedMap<String, Long> reads = new TreeMap<>();

  /** All that was ever agreed on, from index 1. */
  final List<LogEntry> chosen = new ArrayList<>();

  Checks(Group group) {
    this.group = group;
  }

  /** A member starts with these, the first of them committed. */
  void known(List<LogEntry> log) {
    if (chosen.isEmpty()) chosen.add(log.getFirst());
  }

  void stepped(Node node, Input input, Output output) {
    Member member = node.raft.self;
    oneLeader(node, member);
    for (LogEntry entry : output.entries()) matching(node, member, entry);
    monotone(node, member);
    if (input instanceof Input.Read read) reads.put(node.id + "/" + node.lives + "/" + read.requestId(), (long) chosen.size());
    chosen(node, member);
    for (Output.ReadReady ready : output.reads()) linearizable(node, ready);
  }

  private void oneLeader(Node node, Member member) {
    if (!node.raft.leads()) return;
    String before = leaders.putIfAbsent(member.term(), node.id);
    if (before != null && !before.equals(node.id)) fail(before + " and " + node.id + " both lead term " + member.term());
    if (before == null) complete(node, member);
  }

  /** A leader has all that was agreed on before. */
  private void complete(Node node, Member member) {
    for (LogEntry entry : chosen) {
      if (entry.index() < member.log.firstIndex() - 1) continue;
      if (!member.log.matches(entry.index(), entry.term())) {
        fail(node.id + " leads term " + member.term() + " without entry " + entry.index() + " of term " + entry.term());
      }
    }
  }

  private void matching(Node node, Member member, LogEntry entry) {
    Place place = new Place(entry.index(), entry.term());
    LogEntry before = entries.putIfAbsent(place, entry);
    if (before != null && !before.equals(entry)) fail(node.id + " has another entry " + entry.index() + " of term " + entry.term());
    if (member.log.firstIndex() > entry.index() || !member.log.matches(entry.index(), entry.term())) return;
    Long termBefore = member.log.termAt(entry.index() - 1);
    Long known = termsBefore.putIfAbsent(place, termBefore);
    if (known != null && !known.equals(termBefore)) fail("the logs differ before entry " + entry.index() + " of term " + entry.term());
  }

  private void monotone(Node node, Member member) {
    String life = node.id + "/" + node.lives;
    Long term = terms.put(life, member.term());
    if (term != null && term > member.term()) fail(node.id + " goes back from term " + term + " to " + member.term());
    Long commit = commits.put(life, member.log.committed());
    if (commit != null && commit > member.log.committed()) fail(node.id + " takes back what was committed");
  }

  private void chosen(Node node, Member member) {
    long commit = member.log.committed();
    while (chosen.size() < commit) {
      long index = chosen.size() + 1L;
      if (index < member.log.firstIndex()) fail(node.id + " has compacted entry " + index + ", which nobody committed");
      LogEntry entry = member.log.between(index - 1, index).getFirst();
      durableOnMajority(node, member.membership(), entry);
      chosen.add(entry);
    }
  }

  private void durableOnMajority(Node node, Membership membership, LogEntry entry) {
    durableOnMajority(node, membership.voters(), entry);
    if (membership.joint()) durableOnMajority(node, membership.outgoing(), entry);
  }

  private void durableOnMajority(Node node, Collection<String> voters, LogEntry entry) {
    // A disk that lost something may have held it when it counted.
    long holders = voters.stream().map(group::node).filter(holder -> holder.lossy || holder.holds(entry)).count();
    if (holders * 2 <= voters.size()) {
      fail(node.id + " commits entry " + entry.index() + " of term " + entry.term() + ", durable on " + holders + " of " + voters);
    }
  }

  void applied(Node node, LogEntry entry) {
    if (!chosen.get((int) entry.index() - 1).equals(entry)) fail(node.id + " applies " + entry + ", not what was agreed on");
    if (!node.holds(entry)) fail(node.id + " applies entry " + entry.index() + ", which is not on its disk");
    state(node);
  }

  void restored(Node node) {
    if (node.applied > chosen.size()) fail(node.id + " takes over a snapshot of entry " + node.applied + ", which nobody committed");
    if (node.applied > 0) state(node);
  }

  private void state(Node node) {
    Long before = states.putIfAbsent(node.applied, node.state);
    if (before != null && before != node.state) fail(node.id + " is in another state after entry " + node.applied);
  }

  private void linearizable(Node node, Output.ReadReady ready) {
    long needed = reads.get(node.id + "/" + node.lives + "/" + ready.requestId());
    if (ready.index() < needed) fail(node.id + " may answer read " + ready.requestId() + " at " + ready.index() + ", asked when " + needed + " was committed");
  }

  private static void fail(String what) {
    throw new AssertionError(what);
  }
}
