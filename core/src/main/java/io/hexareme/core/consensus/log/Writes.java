package io.hexareme.core.consensus.log;

import java.util.ArrayDeque;

/**
 * Which entries are on stable storage, told by the numbers of the outputs that asked for them. An entry that was cut off while it was
 * being written does not count, even if another stands in its place by then.
 */
final class Writes {
  private static final class Write {
    final long output;
    long lastIndex;

    Write(long output, long lastIndex) {
      this.output = output;
      this.lastIndex = lastIndex;
    }
  }

  private final ArrayDeque<Write> underWay = new ArrayDeque<>();
  private long stable;

  void startAt(long index) {
    stable = index;
  }

  long stable() {
    return stable;
  }

  void begin(long output, long lastIndex) {
    underWay.add(new Write(output, lastIndex));
  }

  void done(long output) {
    while (!underWay.isEmpty() && underWay.peek().output <= output) stable = Math.max(stable, underWay.poll().lastIndex);
  }

  void cutFrom(long index) {
    stable = Math.min(stable, index - 1);
    for (Write write : underWay) write.lastIndex = Math.min(write.lastIndex, index - 1);
  }
}
