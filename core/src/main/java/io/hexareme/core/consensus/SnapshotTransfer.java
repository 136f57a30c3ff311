package io.hexareme.core.consensus;

import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** A snapshot on its way to one follower: a window of pieces, kept until acknowledged; the rest is read as it is needed. */
final class SnapshotTransfer {
  record Piece(long sequence, boolean last, Bytes chunk) {}

  final Snapshot snapshot;
  private final int room;
  private final ArrayDeque<Piece> underWay = new ArrayDeque<>();
  private Iterator<Bytes> rest;
  private long next;
  private boolean read;
  private int idleTicks;

  SnapshotTransfer(Snapshot snapshot, int room) {
    this.snapshot = snapshot;
    this.room = room;
    restart();
  }

  private void restart() {
    underWay.clear();
    rest = snapshot.state().iterator();
    next = 0;
    read = false;
  }

  /** The follower has so many pieces; fewer than before when it had to start again. The last piece is acknowledged by what follows it. */
  void received(long count) {
    long first = underWay.isEmpty() ? next : underWay.peek().sequence();
    if (count < first) restart();
    else if (count == first) return;
    while (next < count && !read) take();
    while (!underWay.isEmpty() && underWay.peek().sequence() < count && !underWay.peek().last()) underWay.poll();
    idleTicks = 0;
  }

  /** @return the next pieces, as many as there is room for */
  List<Piece> more() {
    int before = underWay.size();
    while (underWay.size() < room && !read) take();
    return List.copyOf(underWay).subList(before, underWay.size());
  }

  private void take() {
    Bytes chunk = rest.hasNext() ? rest.next() : Bytes.EMPTY;
    read = !rest.hasNext();
    underWay.add(new Piece(next++, read, chunk));
  }

  /** @return the pieces to send again: all under way when nothing has been heard of them for so many ticks, else none */
  Collection<Piece> tick(int limit) {
    if (++idleTicks < limit) return List.of();
    idleTicks = 0;
    return underWay;
  }
}
