package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.StoreEvent;
import java.util.Arrays;
import java.util.List;

/**
 * The events of up to {@link #SIZE} revisions in a row and the tree before them. Filled from one end; what is filled never
 * changes, so a view of it may be read elsewhere while more is added.
 */
final class Page {
  /** The fewer, the quicker a past revision is made again (a page of puts at most); the more, the fewer roots are kept. */
  static final int SIZE = 1024;

  private final long first;
  private final KeyTree before; // null: whoever needs it makes it from a neighbour's
  // A slot is the revision's only event, or all of them: nearly every revision has one, and a list would cost more than it.
  private Object[] slots;
  private final long hashBefore;
  private long[] hashes; // as long as the slots
  private int count;

  Page(long first, KeyTree before, long hashBefore) {
    this(first, before, hashBefore, new Object[16], new long[16], 0);
  }

  private Page(long first, KeyTree before, long hashBefore, Object[] slots, long[] hashes, int count) {
    this.first = first;
    this.before = before;
    this.hashBefore = hashBefore;
    this.slots = slots;
    this.hashes = hashes;
    this.count = count;
  }

  long first() {
    return first;
  }

  /** The revision after the last one in here. */
  long end() {
    return first + count;
  }

  boolean isFull() {
    return count == SIZE;
  }

  void add(List<StoreEvent> events) {
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, Math.min(SIZE, count * 2));
      hashes = Arrays.copyOf(hashes, slots.length);
    }
    hashes[count] = RevisionHash.after(hash(end() - 1), events);
    slots[count++] = events.size() == 1 ? events.getFirst() : events.toArray(new StoreEvent[0]);
  }

  List<StoreEvent> events(long revision) {
    return switch (slots[(int) (revision - first)]) {
      case StoreEvent event -> List.of(event);
      case StoreEvent[] events -> List.of(events);
      default -> throw new IllegalStateException("no events at revision " + revision);
    };
  }

  /** The figure of {@code revision}, which is in here or the one before the first. */
  long hash(long revision) {
    return revision < first ? hashBefore : hashes[(int) (revision - first)];
  }

  /** The tree before the first revision; null when it was not kept. */
  KeyTree before() {
    return before;
  }

  /** {@code start}, the tree before the first revision, with what came up to {@code revision} or the end of this page. */
  KeyTree forward(KeyTree start, long revision) {
    KeyTree tree = start;
    for (long r = first; r <= revision && r < end(); r++) {
      for (StoreEvent event : events(r)) {
        tree = switch (event) {
          case StoreEvent.Put put -> tree.put(put.current());
          case StoreEvent.Delete delete -> tree.remove(delete.key());
        };
      }
    }
    return tree;
  }

  /** {@code last}, the tree after the last revision, without what came after {@code revision}. */
  KeyTree back(KeyTree last, long revision) {
    KeyTree tree = last;
    for (long r = end() - 1; r > revision && r >= first; r--) {
      for (StoreEvent event : events(r).reversed()) {
        tree = switch (event) {
          case StoreEvent.Put put when put.previous() == null -> tree.remove(put.current().key());
          case StoreEvent.Put put -> tree.put(put.previous());
          case StoreEvent.Delete delete -> tree.put(delete.previous());
        };
      }
    }
    return tree;
  }

  /** What is left when everything up to {@code revision} is forgotten; {@code then} is the tree as of that. */
  Page cut(long revision, KeyTree then) {
    int gone = (int) (revision + 1 - first);
    Object[] left = Arrays.copyOfRange(slots, gone, Math.max(count, gone + 16));
    Arrays.fill(left, count - gone, left.length, null);
    long[] leftHashes = Arrays.copyOf(Arrays.copyOfRange(hashes, gone, count), left.length);
    return new Page(revision + 1, then, hash(revision), left, leftHashes, count - gone);
  }

  /** This page as it is now, whatever is added later. */
  Page frozen() {
    return new Page(first, before, hashBefore, slots, hashes, count);
  }
}
