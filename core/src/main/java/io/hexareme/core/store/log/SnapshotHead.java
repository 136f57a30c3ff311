package io.hexareme.core.store.log;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.store.command.ByteReader;
import io.hexareme.core.store.command.ByteWriter;
import io.hexareme.ports.value.Bytes;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The first chunk of a snapshot: who took part at its index. The state machine's chunks follow. A member that starts from the snapshot, or
 * gets it from the leader, needs both.
 */
final class SnapshotHead {
  private static final int FORMAT = 1;
  private static final int WITH_DISKS = 2;

  private SnapshotHead() {}

  static Iterable<Bytes> before(Iterable<Bytes> state, Membership membership) {
    return before(state, membership, Collections.emptySortedMap());
  }

  /** @param disks the numbers of the founders' disks, by member (see {@link Founders}); empty when they are not known */
  static Iterable<Bytes> before(Iterable<Bytes> state, Membership membership, SortedMap<String, Long> disks) {
    ByteWriter out = new ByteWriter(128).octet(disks.isEmpty() ? FORMAT : WITH_DISKS);
    for (SortedSet<String> ids : List.of(
        membership.voters(), membership.outgoing(), membership.learners(), membership.learnersNext())) {
      out.number(ids.size());
      for (String id : ids) out.bytes(Bytes.utf8(id));
    }
    if (!disks.isEmpty()) Roll.write(out, disks);
    return new Headed(out.done(), state);
  }

  static Membership membership(Iterable<Bytes> snapshot) {
    return membership(new ByteReader(snapshot.iterator().next()));
  }

  private static Membership membership(ByteReader in) {
    int format = in.octet();
    if (format != FORMAT && format != WITH_DISKS) throw new IllegalStateException("unknown snapshot format " + format);
    return new Membership(ids(in), ids(in), ids(in), ids(in));
  }

  /** The founders' disks; empty when it does not say. */
  static SortedMap<String, Long> disks(Iterable<Bytes> snapshot) {
    ByteReader in = new ByteReader(snapshot.iterator().next());
    membership(in);
    return in.atEnd() ? Collections.emptySortedMap() : Roll.read(in);
  }

  private static SortedSet<String> ids(ByteReader in) {
    TreeSet<String> ids = new TreeSet<>();
    for (int left = in.count(); left > 0; left--) ids.add(in.bytes().utf8());
    return Collections.unmodifiableSortedSet(ids);
  }

  /** What follows the first chunk: the very view that was given, where the snapshot was made in this process. */
  static Iterable<Bytes> state(Iterable<Bytes> snapshot) {
    if (snapshot instanceof Headed(Bytes head, Iterable<Bytes> rest)) return rest;
    return () -> {
      Iterator<Bytes> chunks = snapshot.iterator();
      chunks.next();
      return chunks;
    };
  }

  /** How many bytes all chunks have; of a view, about. */
  static long bytes(Iterable<Bytes> snapshot) {
    if (snapshot instanceof Headed(Bytes head, StateView view)) return head.length() + view.bytes();
    long bytes = 0;
    for (Bytes chunk : snapshot) bytes += chunk.length();
    return bytes;
  }

  private record Headed(Bytes head, Iterable<Bytes> rest) implements Iterable<Bytes> {
    @Override
    public Iterator<Bytes> iterator() {
      return new Chunks(head, rest.iterator());
    }
  }

  private static final class Chunks implements Iterator<Bytes> {
    private final Iterator<Bytes> rest;
    private Bytes head;

    Chunks(Bytes head, Iterator<Bytes> rest) {
      this.head = head;
      this.rest = rest;
    }

    @Override
    public boolean hasNext() {
      return head != null || rest.hasNext();
    }

    @Override
    public Bytes next() {
      if (head == null) return rest.next();
      Bytes first = head;
      head = null;
      return first;
    }
  }
}
