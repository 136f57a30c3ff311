package io.hexareme.adapters.backupetcd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A page that is being made, overflow pages included: a header (id u64, flags u16, count u16, overflow u32), the elements, and then
 * their keys and values. An element says how far behind its own beginning its key is.
 */
final class BoltPage {
  static final int SIZE = 4096;
  static final int HEADER = 16;
  static final int ELEMENT = 16;
  static final int BRANCH = 0x01;
  static final int LEAF = 0x02;
  static final int META = 0x04;
  static final int BUCKET_ELEMENT = 0x01;

  private BoltPage() {}

  /** A buffer of whole pages, written up to the end of the header. */
  static ByteBuffer begin(long id, int flags, int count, int overflow) {
    ByteBuffer page = ByteBuffer.allocate(Math.multiplyExact(SIZE, overflow + 1)).order(ByteOrder.LITTLE_ENDIAN);
    return page.putLong(id).putShort((short) flags).putShort((short) count).putInt(overflow);
  }

  /** How many pages beyond the first so many bytes need, the header included. */
  static int overflow(long bytes) {
    return Math.toIntExact(Math.max(0, Math.ceilDiv(bytes, SIZE) - 1));
  }

  static byte[] leaf(long id, int overflow, List<BoltEntry> entries) {
    ByteBuffer page = begin(id, LEAF, entries.size(), overflow);
    int data = HEADER + ELEMENT * entries.size();
    for (BoltEntry entry : entries) {
      page.putInt(entry.bucket() ? BUCKET_ELEMENT : 0).putInt(data - (page.position() - 4));
      page.putInt(entry.key().length).putInt(entry.value().length);
      page.put(data, entry.key()).put(data + entry.key().length, entry.value());
      data += entry.key().length + entry.value().length;
    }
    return page.array();
  }

  static byte[] branch(long id, int overflow, List<BoltNode> children) {
    ByteBuffer page = begin(id, BRANCH, children.size(), overflow);
    int data = HEADER + ELEMENT * children.size();
    for (BoltNode child : children) {
      page.putInt(data - page.position()).putInt(child.firstKey().length).putLong(child.page());
      page.put(data, child.firstKey());
      data += child.firstKey().length;
    }
    return page.array();
  }
}
