package io.hexareme.adapters.backupetcd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * One bucket's B+tree, laid out from its entries in order: leaves first, then level upon level of branches up to the one root. The
 * layout keeps a node per page, not the entries: those are gone through again when pages are made.
 */
final class BoltTree {
  private static final byte[] NO_KEY = {};

  private final Iterable<BoltEntry> entries;
  private final List<List<BoltNode>> levels = new ArrayList<>();
  private long nextPage;

  /** @param firstPage where it begins; its pages are consecutive */
  BoltTree(Iterable<BoltEntry> entries, long firstPage) {
    this.entries = entries;
    this.nextPage = firstPage;
    levels.add(leaves());
    while (levels.getLast().size() > 1) {
      levels.add(parents(levels.getLast()));
    }
  }

  long rootPage() {
    return levels.getLast().getFirst().page();
  }

  /** The first page behind it. */
  long end() {
    return nextPage;
  }

  private List<BoltNode> leaves() {
    Grouping grouping = new Grouping();
    for (BoltEntry entry : entries) {
      grouping.add(entry.key(), entry.key().length + (long) entry.value().length);
    }
    return grouping.done();
  }

  private List<BoltNode> parents(List<BoltNode> children) {
    Grouping grouping = new Grouping();
    for (BoltNode child : children) {
      grouping.add(child.firstKey(), child.firstKey().length);
    }
    return grouping.done();
  }

  /** Fills page after page; what is larger than a page gets one of its own, with overflow. */
  private final class Grouping {
    private final List<BoltNode> nodes = new ArrayList<>();
    private byte[] firstKey = NO_KEY;
    private int count;
    private long bytes = BoltPage.HEADER;

    void add(byte[] key, long payload) {
      if (count > 0 && bytes + BoltPage.ELEMENT + payload > BoltPage.SIZE) {
        close();
      }
      if (count == 0) {
        firstKey = key;
      }
      count++;
      bytes += BoltPage.ELEMENT + payload;
    }

    List<BoltNode> done() {
      if (count > 0 || nodes.isEmpty()) {
        close();
      }
      return nodes;
    }

    private void close() {
      int overflow = BoltPage.overflow(bytes);
      nodes.add(new BoltNode(firstKey, nextPage, count, overflow));
      nextPage += 1L + overflow;
      count = 0;
      bytes = BoltPage.HEADER;
    }
  }

  /** The pages in their order. */
  Iterator<byte[]> pages() {
    return new Iterator<>() {
      private final Iterator<BoltEntry> left = entries.iterator();
      private int level;
      private int node;
      private int child;

      @Override
      public boolean hasNext() {
        return level < levels.size();
      }

      @Override
      public byte[] next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        BoltNode made = levels.get(level).get(node++);
        byte[] page = level == 0 ? leaf(made, left) : BoltPage.branch(made.page(), made.overflow(), children(made));
        if (node == levels.get(level).size()) {
          level++;
          node = 0;
          child = 0;
        }
        return page;
      }

      private List<BoltNode> children(BoltNode parent) {
        child += parent.count();
        return Collections.unmodifiableList(levels.get(level - 1).subList(child - parent.count(), child));
      }
    };
  }

  private static byte[] leaf(BoltNode node, Iterator<BoltEntry> left) {
    List<BoltEntry> own = new ArrayList<>(node.count());
    for (int i = 0; i < node.count(); i++) {
      own.add(left.next());
    }
    return BoltPage.leaf(node.page(), node.overflow(), own);
  }
}
