package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Snapshot;
import io.hexareme.core.store.log.Frame.Founder;
import io.hexareme.ports.peers.PeerNetwork;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells the first start of a new group from the start of a member that has lost its disk. A founding member with an empty disk gives the
 * disk a number and begins as one that lacks what it may have forgotten: it has no vote and does not count, and if the group is running,
 * its leader makes it whole ({@code Recovery} in {@code consensus}). It counts without that only when a roll (of each founding member, the
 * number of its disk) is proven: every founding member has said, of its own disk as it is in that roll, that it was untouched when the member
 * had heard of all the disks in it.
 *
 * <p>Why that is enough: at the moment when the youngest disk of the roll got its number, all disks of the roll were there, and none had been
 * written to, for each was found untouched later than that. So what was acknowledged, or voted, before that moment is on none of them: all of
 * the members that knew had lost their disks by then, which is more than a minority. And since that moment a disk of the roll has been lost
 * only if the member has another number now. Whether the proof reaches a member late, or through another member, makes no difference.
 *
 * <p>The price: a new group begins only when all its founding members are there. With a majority alone it could not, because whoever is
 * missing may be the one who knows what was acknowledged; a majority with one new disk in it looks the same as one of which nobody ever
 * ran. Numbers are on disk before they are told, and the proof is kept in all snapshots, so members may be killed at any moment of all
 * this.
 */
final class Founders {
  private static final int EVERY_TICKS = 6;

  private final PeerNetwork network;
  private final String self;
  private final Consumer<Input> step;
  private final BooleanSupplier lacking;
  private final BooleanSupplier untouched;
  private final Supplier<SortedMap<String, Long>> proof;
  private final TreeMap<String, Long> heard = new TreeMap<>();
  private final TreeMap<String, SortedMap<String, Long>> said = new TreeMap<>();
  private Founding founding;
  private long disk;
  private boolean speaking;
  private int ticks;

  /**
   * @param lacking whether this member has no vote because it may have forgotten something
   * @param untouched whether its log is empty
   * @param proof the roll that was proven, if this member remembers it; else empty
   */
  Founders(PeerNetwork network, String self, Consumer<Input> step, BooleanSupplier lacking, BooleanSupplier untouched,
      Supplier<SortedMap<String, Long>> proof) {
    this.network = network;
    this.self = self;
    this.step = step;
    this.lacking = lacking;
    this.untouched = untouched;
    this.proof = proof;
  }

  /**
   * @param first what the group begins with; null for a member that joins
   * @param number of this member's disk, if it is not proven that it lost nothing; else 0
   */
  void begin(Founding first, long number) {
    founding = first;
    disk = number;
    if (disk != 0) heard.put(self, disk);
  }

  /** The disk's number is durable: others may hear of it. */
  void speak() {
    speaking = true;
    tellAll();
  }

  void tick() {
    if (isUnproven() && ++ticks % EVERY_TICKS == 0) tellAll();
  }

  void received(String from, Founder word) {
    if (!isUnproven()) {
      if (word.disk() != 0) network.send(from, new Founder(0, false, proof.get()).encode());
    } else if (word.disks().getOrDefault(self, 0L) == disk && word.disk() == 0) {
      proven(word.disks());
    } else if (word.untouched() && untouched.getAsBoolean() && word.disk() != 0 && isFounder(from)) {
      note(from, word);
    }
  }

  private void note(String from, Founder word) {
    said.put(from, word.disks());
    boolean news = !Long.valueOf(word.disk()).equals(heard.put(from, word.disk()));
    if (heard.keySet().equals(founding.membership().voters()) && othersSay(heard)) proven(new TreeMap<>(heard));
    else if (news) tellAll();
  }

  private boolean othersSay(SortedMap<String, Long> roll) {
    return roll.keySet().stream().allMatch(id -> id.equals(self) || roll.equals(said.get(id)));
  }

  private void proven(SortedMap<String, Long> roll) {
    tellAll(); // once more what the others wait to hear, for from now on it would not be true any more
    disk = 0;
    var state = SnapshotHead.before(founding.state(), founding.membership(), roll);
    step.accept(new Input.Found(new Snapshot(Founding.INDEX, Founding.TERM, founding.membership(), state)));
  }

  private boolean isUnproven() {
    if (disk != 0 && !lacking.getAsBoolean()) disk = 0; // a leader has made it whole
    return disk != 0;
  }

  private boolean isFounder(String id) {
    return founding != null && founding.membership().voters().contains(id);
  }

  private void tellAll() {
    if (!speaking || !isUnproven() || founding == null) return;
    boolean empty = untouched.getAsBoolean();
    var word = new Founder(disk, empty, empty ? new TreeMap<>(heard) : Collections.emptySortedMap()).encode();
    for (String id : founding.membership().voters()) {
      if (!id.equals(self)) network.send(id, word);
    }
  }
}
