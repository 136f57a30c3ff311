package io.hexareme.adapters.logfile;

/** How much is preallocated: the first segment is small, so that a new log starts at once; each next is four times larger. */
record SegmentSizes(int first, int largest) {
  static final SegmentSizes DEFAULT = new SegmentSizes(1 << 20, 64 << 20);

  /**
   * @param previous the size of the segment before; 0 when there is none
   * @param record what must fit, however large
   */
  int after(int previous, int record) {
    int wanted = previous == 0 ? first : (int) Math.min(largest, 4L * previous);
    return RecordHead.aligned(Math.max(Math.max(wanted, first), needed(record)));
  }

  static int needed(int record) {
    int least = SegmentHeader.SIZE + record + Footer.SIZE;
    return RecordHead.aligned(Math.addExact(least, Footer.room(least + Footer.SIZE)));
  }
}
