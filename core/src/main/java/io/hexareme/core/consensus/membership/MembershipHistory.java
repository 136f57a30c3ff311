package io.hexareme.core.consensus.membership;

import java.util.ArrayList;
import java.util.List;

/**
 * Which membership holds from which entry on: that of the snapshot, then those of the entries after it. A membership holds as soon as it
 * is in the log (Raft paper, section 6), and not any more when its entry is cut off.
 */
public final class MembershipHistory {
  private record Since(long index, Membership membership) {}

  /** Never empty; the first one holds since the snapshot, or since before the first entry. */
  private final List<Since> all = new ArrayList<>();

  public MembershipHistory(long index, Membership membership) {
    reset(index, membership);
  }

  /** The whole log is replaced by a snapshot. */
  public void reset(long index, Membership membership) {
    all.clear();
    all.add(new Since(index, membership));
  }

  public void append(long index, Membership membership) {
    if (index <= latestIndex()) throw new IllegalStateException("membership " + index + " comes after that of " + latestIndex());
    all.add(new Since(index, membership));
  }

  /** The entries from {@code index} on are gone. @return whether the latest membership was among them */
  public boolean cutFrom(long index) {
    boolean cut = false;
    while (all.size() > 1 && latestIndex() >= index) {
      all.removeLast();
      cut = true;
    }
    return cut;
  }

  /** The entries up to {@code index} are forgotten: only the last membership among them is still needed. */
  public void compactTo(long index) {
    while (all.size() > 1 && all.get(1).index <= index) all.removeFirst();
  }

  public Membership latest() {
    return all.getLast().membership;
  }

  /** Where the latest was proposed. */
  public long latestIndex() {
    return all.getLast().index;
  }

  /** What held before the latest; the latest itself when there is nothing older. */
  public Membership previous() {
    return all.get(Math.max(0, all.size() - 2)).membership;
  }

  /** What holds after the entry of that index; the oldest known for one that is compacted. */
  public Membership at(long index) {
    int last = all.size() - 1;
    while (last > 0 && all.get(last).index > index) last--;
    return all.get(last).membership;
  }
}
