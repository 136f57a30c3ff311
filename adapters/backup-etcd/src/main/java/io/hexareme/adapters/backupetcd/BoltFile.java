package io.hexareme.adapters.backupetcd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A database file: two meta pages, the root bucket's leaf, and then one tree after the other. It is laid out first, as the meta pages
 * tell where everything is, and made page by page after that. No page is free.
 */
final class BoltFile {
  private static final long ROOT = 2;

  private final List<BoltBucket> buckets;

  /** @param buckets by name, rising */
  BoltFile(List<BoltBucket> buckets) {
    this.buckets = List.copyOf(buckets);
  }

  Iterator<byte[]> pages() {
    // How many pages the root needs does not depend on where the others are, so it is laid out with any numbers first.
    long next = new BoltTree(roots(buckets.stream().map(bucket -> 0L).toList()), ROOT).end();
    List<BoltTree> trees = new ArrayList<>();
    for (BoltBucket bucket : buckets) {
      trees.add(new BoltTree(bucket.entries(), next));
      next = trees.getLast().end();
    }
    BoltTree root = new BoltTree(roots(trees.stream().map(BoltTree::rootPage).toList()), ROOT);
    Deque<Iterator<byte[]>> parts = new ArrayDeque<>();
    parts.add(List.of(meta(0, root, next), meta(1, root, next)).iterator());
    parts.add(root.pages());
    trees.forEach(tree -> parts.add(tree.pages()));
    return joined(parts);
  }

  private static byte[] meta(long number, BoltTree root, long pages) {
    return new BoltMeta(BoltPage.SIZE, root.rootPage(), pages, 2 - number).page(number);
  }

  private List<BoltEntry> roots(List<Long> pages) {
    List<BoltEntry> entries = new ArrayList<>();
    for (int i = 0; i < buckets.size(); i++) {
      byte[] header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(pages.get(i)).putLong(0).array();
      entries.add(new BoltEntry(buckets.get(i).name().getBytes(StandardCharsets.UTF_8), header, true));
    }
    return entries;
  }

  /** One after the other, each element made when it is asked for; none of the iterators is empty. */
  private static Iterator<byte[]> joined(Deque<Iterator<byte[]>> parts) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return !parts.isEmpty();
      }

      @Override
      public byte[] next() {
        if (parts.isEmpty()) {
          throw new NoSuchElementException();
        }
        byte[] page = parts.getFirst().next();
        if (!parts.getFirst().hasNext()) {
          parts.removeFirst();
        }
        return page;
      }
    };
  }
}
