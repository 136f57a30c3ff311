package io.hexareme.core.consensus.membership;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who takes part (Raft paper, section 6; thesis, section 4.3). While a change is under way both majorities are needed: that of {@code
 * voters} and that of {@code outgoing}.
 *
 * @param voters those who vote (the new ones while joint)
 * @param outgoing the voters before the change under way; empty when there is none
 * @param learners those who only receive
 * @param learnersNext voters of {@code outgoing} who become learners when the change is complete
 */
public record Membership(
    SortedSet<String> voters, SortedSet<String> outgoing, SortedSet<String> learners, SortedSet<String> learnersNext) {

  /** Nobody: what a member that joins knows before a leader tells it more. */
  public static final Membership NONE = of(List.of());

  public Membership {
    voters = copy(voters);
    outgoing = copy(outgoing);
    learners = copy(learners);
    learnersNext = copy(learnersNext);
    if (!Collections.disjoint(voters, learners) || !Collections.disjoint(outgoing, learners)) {
      throw new IllegalArgumentException("a learner has no vote");
    }
    if (!outgoing.containsAll(learnersNext) || !Collections.disjoint(voters, learnersNext)) {
      throw new IllegalArgumentException("who becomes a learner has a vote that ends");
    }
  }

  public static Membership of(Collection<String> voters) {
    return new Membership(new TreeSet<>(voters), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
  }

  private static SortedSet<String> copy(SortedSet<String> ids) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(ids));
  }

  /** Whether a change is under way that needs two majorities. */
  public boolean joint() {
    return !outgoing.isEmpty();
  }

  public boolean votes(String id) {
    return voters.contains(id) || outgoing.contains(id);
  }

  /** Whether everything is that member's to decide. */
  public boolean only(String id) {
    return !joint() && voters.size() == 1 && voters.contains(id);
  }

  /** All who take part, in whatever way. */
  public SortedSet<String> members() {
    SortedSet<String> all = new TreeSet<>(voters);
    all.addAll(outgoing);
    all.addAll(learners);
    return all;
  }

  /**
   * The membership that takes the steps: the final one when they move at most one vote, else a joint one.
   *
   * @return empty when that leaves no voter, names nobody or somebody twice, or another change is under way
   */
  public Optional<Membership> with(MembershipChange change) {
    if (joint()) return Optional.empty();
    SortedSet<String> nextVoters = new TreeSet<>(voters);
    SortedSet<String> nextLearners = new TreeSet<>(learners);
    SortedSet<String> named = new TreeSet<>();
    for (MembershipChange.Step step : change.steps()) {
      if (step.id().isEmpty() || !named.add(step.id())) return Optional.empty();
      nextVoters.remove(step.id());
      nextLearners.remove(step.id());
      switch (step.kind()) {
        case ADD_VOTER -> nextVoters.add(step.id());
        case ADD_LEARNER -> nextLearners.add(step.id());
        case REMOVE -> { }
      }
    }
    if (nextVoters.isEmpty()) return Optional.empty();
    return Optional.of(movedVotes(nextVoters) <= 1
        ? new Membership(nextVoters, new TreeSet<>(), nextLearners, new TreeSet<>())
        : jointly(nextVoters, nextLearners));
  }

  private long movedVotes(SortedSet<String> nextVoters) {
    return voters.stream().filter(id -> !nextVoters.contains(id)).count() + nextVoters.stream().filter(id -> !voters.contains(id)).count();
  }

  /** Who still votes in the old membership becomes a learner only when that ends. */
  private Membership jointly(SortedSet<String> nextVoters, SortedSet<String> nextLearners) {
    SortedSet<String> later = new TreeSet<>(nextLearners);
    later.retainAll(voters);
    SortedSet<String> now = new TreeSet<>(nextLearners);
    now.removeAll(voters);
    return new Membership(nextVoters, voters, now, later);
  }

  /** What follows a joint membership: the new voters alone decide. */
  public Membership settled() {
    SortedSet<String> all = new TreeSet<>(learners);
    all.addAll(learnersNext);
    return new Membership(voters, new TreeSet<>(), all, new TreeSet<>());
  }
}
