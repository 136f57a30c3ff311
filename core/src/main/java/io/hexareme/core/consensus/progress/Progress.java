package io.hexareme.core.consensus.progress;

/** One member as its leader sees it: {@code match} is known to be on its stable storage, {@code next} is what goes to it next. */
public final class Progress {
  private final Inflights window;
  private Mode mode = Mode.PROBE;
  private long match;
  private long next;
  private boolean probeUnderWay;

  /** Nothing is known of it yet: tried first is whether it has all up to {@code next - 1}. */
  public Progress(long next, Inflights window) {
    this.next = next;
    this.window = window;
  }

  public long match() {
    return match;
  }

  public long next() {
    return next;
  }

  public Mode mode() {
    return mode;
  }

  /** Whether no entries may be sent now. */
  public boolean paused() {
    return switch (mode) {
      case PROBE -> probeUnderWay;
      case REPLICATE -> window.full();
      case SNAPSHOT -> true;
    };
  }

  /** What was sent may be lost: find out. */
  public void probe() {
    mode = Mode.PROBE;
    next = match + 1;
    probeUnderWay = false;
    window.clear();
  }

  public void snapshot() {
    mode = Mode.SNAPSHOT;
    window.clear();
  }

  /** It has lost what it had (see {@code Recovery}): its earlier answers mean nothing any more. @param tryNext where to look first */
  public void forget(long tryNext) {
    match = 0;
    probe();
    next = tryNext;
  }

  /** An append was sent that ends with {@code lastIndex}. One without entries takes no room. */
  public void sent(long lastIndex, int entries, long payload) {
    switch (mode) {
      case PROBE -> probeUnderWay = true;
      case REPLICATE -> {
        if (entries == 0) return;
        next = lastIndex + 1;
        window.add(lastIndex, payload);
      }
      case SNAPSHOT -> throw new IllegalStateException("appends go to nobody who waits for a snapshot");
    }
  }

  /**
   * It has all up to {@code index}.
   *
   * @param first the first entry that the leader still has: from the one before it on, a snapshot is not needed any more
   * @return whether that is news: more can be committed or sent
   */
  public boolean acknowledged(long index, long first) {
    boolean moved = index > match;
    boolean met = mode == Mode.PROBE && index == match;
    match = Math.max(match, index);
    next = Math.max(next, match + 1);
    window.freeTo(match);
    if (mode == Mode.SNAPSHOT ? moved && match + 1 >= first : mode == Mode.PROBE && (moved || met)) replicate();
    return moved || met;
  }

  private void replicate() {
    mode = Mode.REPLICATE;
    next = match + 1;
    probeUnderWay = false;
    window.clear();
  }

  /**
   * It does not have what came before an append.
   *
   * @param index the entry that it was asked to have
   * @param guess the last one up to which the logs may agree
   * @return whether to send again; false for an answer that is out of date
   */
  public boolean rejected(long index, long guess) {
    return switch (mode) {
      case SNAPSHOT -> false;
      case REPLICATE -> {
        if (index <= match) yield false;
        probe();
        yield true;
      }
      case PROBE -> {
        if (index != next - 1) yield false;
        next = Math.max(Math.min(index, guess + 1), match + 1);
        probeUnderWay = false;
        yield true;
      }
    };
  }

  /** It is there: one more probe may go, even if the last was not answered. */
  public void heard() {
    probeUnderWay = false;
  }
}
