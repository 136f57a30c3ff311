package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.history.check.Violation;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * After the faults: waits until each has ended by itself and the members have caught up, which they must within a bound; then reads
 * everything once more at each.
 */
final class Ending {
  private static final Duration FAULTS_END = Duration.ofSeconds(80);
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Duration AGAIN = Duration.ofMillis(500);
  private static final Bytes KEY = Bytes.utf8("k");

  private final SimulatedStoreGroup group;
  private final List<WatchClient> watchers;
  private final SimulatedWorld world;
  private final Set<String> written = new TreeSet<>();
  private Violation violation;

  Ending(SimulatedStoreGroup group, List<WatchClient> watchers) {
    this.group = group;
    this.watchers = watchers;
    this.world = group.world();
  }

  /** Why the group did not come back; null when it did. */
  Violation violation() {
    return violation;
  }

  void run() {
    world.runUntil(this::allUp, FAULTS_END);
    world.advance(Duration.ofSeconds(1));
    group.ending();
    // Who was taken out and does not know it is switched off by whoever took it out.
    group.open().stream().filter(member -> !taking().contains(member)).forEach(member -> member.process().crash());
    for (SimulatedMember member : taking()) write(member, 1);
    boolean quiet = world.runUntil(() -> written.size() == taking().size() && agree(), BOUND);
    if (!quiet) {
      violation = new Violation("once faults stop, the group works again", "it did not within " + BOUND, state());
      return;
    }
    world.advance(Duration.ofSeconds(1));
    for (SimulatedMember member : taking()) read(member);
    world.advance(Duration.ofSeconds(1));
    group.history().settle();
  }

  /** Those who are asked at the end: all that take part. */
  private List<SimulatedMember> taking() {
    return group.participants();
  }

  private boolean allUp() {
    return taking().stream().allMatch(SimulatedMember::isUp);
  }

  /** One attempt after the other, until one is known to have worked. */
  private void write(SimulatedMember member, int attempt) {
    if (written.contains(member.id()) || attempt > 60) return;
    int[] answers = {0};
    Txn.Op put = new Txn.Op.Put(Bytes.utf8("k-end"), Bytes.utf8(member.id() + "-" + attempt), 0);
    member.with("end", store -> store.txn(new Txn(List.of(), List.of(put), List.of())).whenComplete((done, failure) -> {
      if (failure == null) written.add(member.id());
      answers[0]++;
    }));
    again(member, attempt, answers, 1);
  }

  private void again(SimulatedMember member, int attempt, int[] answers, int waited) {
    group.supervisor().after(AGAIN, () -> {
      if (answers[0] > 0 || waited > 12) write(member, attempt + 1);
      else again(member, attempt, answers, waited + 1);
    });
  }

  private boolean agree() {
    if (!allUp()) return false;
    long revision = taking().getFirst().open().revision();
    return taking().stream().allMatch(member -> member.open().revision() == revision)
        && watchers.stream().limit(2).allMatch(watcher -> watcher.heard() >= revision);
  }

  private void read(SimulatedMember member) {
    member.with("end", store -> {
      store.range(RangeRequest.prefix(KEY));
      store.range(new RangeRequest(KEY, KEY.prefixEnd(), 0, 0, false, false, true));
    });
  }

  private List<String> state() {
    List<String> state = new java.util.ArrayList<>(taking().stream().map(member -> !member.isUp() ? member.id() + " is down"
        : member.id() + ": term " + member.open().term() + ", leader " + member.open().leader() + ", revision " + member.open().revision()
            + (written.contains(member.id()) ? "" : ", takes no writes")).toList());
    watchers.forEach(watcher -> state.add("a watch at " + watcher.member() + " heard up to " + watcher.heard()));
    return state;
  }
}
