package io.hexareme.core.consensus.log;

import io.hexareme.ports.log.LogEntry;
import java.util.Arrays;
import java.util.List;

/** Entries in one array, appended behind and dropped in front; only references are ever moved. */
final class Entries {
  private static final int FIRST_SIZE = 64;

  private LogEntry[] slots = new LogEntry[FIRST_SIZE];
  private int head;
  private int size;

  int size() {
    return size;
  }

  LogEntry get(long position) {
    return at((int) position);
  }

  LogEntry at(int position) {
    return slots[head + position];
  }

  void add(LogEntry entry) {
    if (head + size == slots.length) makeRoom();
    slots[head + size++] = entry;
  }

  void cutTo(int newSize) {
    Arrays.fill(slots, head + newSize, head + size, null);
    size = newSize;
  }

  void dropFirst(int count) {
    Arrays.fill(slots, head, head + count, null);
    head += count;
    size -= count;
  }

  /** A copy that later changes do not reach. */
  List<LogEntry> slice(int begin, int end) {
    if (begin == end) return List.of();
    return Arrays.asList(Arrays.copyOfRange(slots, head + begin, head + end));
  }

  /** Moves to the front while less than half is in use, so that a log of steady length stays in one array. */
  private void makeRoom() {
    LogEntry[] target = size * 2 <= slots.length ? slots : new LogEntry[slots.length * 2];
    System.arraycopy(slots, head, target, 0, size);
    if (target == slots) Arrays.fill(slots, size, head + size, null);
    slots = target;
    head = 0;
  }
}
