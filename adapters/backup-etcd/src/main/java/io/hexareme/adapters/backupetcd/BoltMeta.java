package io.hexareme.adapters.backupetcd;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The first two pages of a database say the same of two successive transactions; the newer whole one counts.
 *
 * @param pages the first page number that is not in use
 */
record BoltMeta(int pageSize, long rootPage, long pages, long transaction) {
  static final long MAGIC = 0xED0CDAEDL;
  static final int SMALLEST_PAGE = 512;
  static final int LARGEST_PAGE = 1 << 16;
  private static final int VERSION = 2;
  /** "There is no list of free pages, look for them": as etcd itself leaves it. */
  private static final long NO_FREELIST = -1L;
  private static final int CHECKSUMMED = 56;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** The page with that number, 0 or 1. */
  byte[] page(long number) {
    ByteBuffer page = BoltPage.begin(number, BoltPage.META, 0, 0);
    page.putInt((int) MAGIC).putInt(VERSION).putInt(pageSize).putInt(0);
    page.putLong(rootPage).putLong(0).putLong(NO_FREELIST).putLong(pages).putLong(transaction);
    byte[] bytes = page.array();
    page.putLong(fnv(bytes, BoltPage.HEADER));
    return bytes;
  }

  /** What is at that offset, if it is a whole meta page. */
  static Optional<BoltMeta> at(FileBytes file, long offset) {
    long meta = offset + BoltPage.HEADER;
    if (meta + CHECKSUMMED + 8 > file.length() || file.u32(meta) != MAGIC || file.u32(meta + 4) != VERSION) {
      return Optional.empty();
    }
    if (file.u64(meta + CHECKSUMMED) != fnv(file.slice(meta, CHECKSUMMED), 0)) {
      return Optional.empty();
    }
    BoltMeta found = new BoltMeta((int) file.u32(meta + 8), file.u64(meta + 16), file.u64(meta + 40), file.u64(meta + 48));
    boolean sane = found.pageSize >= SMALLEST_PAGE && found.pageSize <= LARGEST_PAGE;
    return sane ? Optional.of(found) : Optional.empty();
  }

  /** FNV-1a, 64 bits (draft-eastlake-fnv). */
  private static long fnv(byte[] bytes, int from) {
    long hash = FNV_OFFSET;
    for (int i = from; i < from + CHECKSUMMED; i++) {
      hash = (hash ^ bytes[i] & 0xff) * FNV_PRIME;
    }
    return hash;
  }
}
