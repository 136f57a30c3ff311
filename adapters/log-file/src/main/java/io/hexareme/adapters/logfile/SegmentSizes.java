package io.hexareme.adapters.logfile;

/** How much is preallocated: the first segment is small, so that a new log starts at once; each next is four times larger. */
record SegmentSizes(int first, int largest) {
  static final SegmentSizes DEFAULT = new SegmentSizes(1 << 20, 16 << 20);

  /** @param record what must fit, however large */
  int after(int previous, int record) {
    int wanted = previous == 0 ? first : (int) Math.min(largest, 4L * previous);
    return Math.max(Math.max(wanted, first), SegmentHeader.SIZE + record);
  }
}
