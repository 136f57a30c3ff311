package io.hexareme.core.consensus.progress;

/**
 * Appends under way to one member: a ring of the last index and the payload of each, bounded by number and by bytes. The bound by bytes
 * may be overrun by the message that reaches it, so that one large message can always go.
 */
public final class Inflights {
  private static final int FIRST_SIZE = 8;

  private final int maxCount;
  private final long maxBytes;
  private long[] lastIndexes = new long[FIRST_SIZE];
  private long[] sizes = new long[FIRST_SIZE];
  private int head;
  private int count;
  private long bytes;

  public Inflights(int maxCount, long maxBytes) {
    if (maxCount < 1 || maxBytes < 1) throw new IllegalArgumentException("limits must be positive");
    this.maxCount = maxCount;
    this.maxBytes = maxBytes;
  }

  public int count() {
    return count;
  }

  public boolean full() {
    return count >= maxCount || bytes >= maxBytes;
  }

  /** @param lastIndex of the message's entries; higher than that of any message before */
  public void add(long lastIndex, long payload) {
    if (full()) throw new IllegalStateException("nothing may be sent into a full window");
    if (count == sizes.length) grow();
    int at = (head + count++) % sizes.length;
    lastIndexes[at] = lastIndex;
    sizes[at] = payload;
    bytes += payload;
  }

  /** All up to that index has arrived. */
  public void freeTo(long index) {
    while (count > 0 && lastIndexes[head] <= index) {
      bytes -= sizes[head];
      head = (head + 1) % sizes.length;
      count--;
    }
  }

  public void clear() {
    head = 0;
    count = 0;
    bytes = 0;
  }

  private void grow() {
    long[] moreIndexes = new long[count * 2];
    long[] moreSizes = new long[count * 2];
    for (int i = 0; i < count; i++) {
      moreIndexes[i] = lastIndexes[(head + i) % count];
      moreSizes[i] = sizes[(head + i) % count];
    }
    lastIndexes = moreIndexes;
    sizes = moreSizes;
    head = 0;
  }
}
