package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;

/** Every event since the last compaction, and by them every past tree since then. */
final class History {
  /** A LIST in pages reads one past revision again and again. */
  private static final int REMEMBERED = 4;

  private final List<Page> pages = new ArrayList<>();
  private final List<Remembered> remembered = new ArrayList<>();
  private long compacted;

  private record Remembered(long revision, KeyTree tree) {}

  /**
   * @param base the tree at {@code revision}, the oldest that can be read
   * @param hash what {@link #hash} says of it
   */
  History(long compacted, long revision, KeyTree base, long hash) {
    this.compacted = compacted;
    pages.add(new Page(revision + 1, base, hash));
  }

  /**
   * A past that goes on from pages which others hold as well, and fill further: what is added here goes to pages of its own.
   *
   * @param newest the tree after the last of them
   */
  History(long compacted, List<Page> shared, KeyTree newest) {
    this.compacted = compacted;
    pages.addAll(shared);
    Page last = pages.getLast();
    if (last.end() == last.first()) pages.removeLast();
    pages.add(new Page(last.end(), newest, last.hash(last.end() - 1)));
  }

  /** The revision of the last compaction; 0 before the first. */
  long compacted() {
    return compacted;
  }

  /** @param before the tree before these events; null when it is not at hand: then {@link #turn} must follow */
  void add(List<StoreEvent> events, KeyTree before) {
    Page last = pages.getLast();
    if (last.isFull()) {
      last = new Page(last.end(), before, last.hash(last.end() - 1));
      pages.add(last);
    }
    last.add(events);
  }

  /** Begins a page after {@code newest}: from there on, or back from there, trees can be made. */
  void turn(KeyTree newest) {
    Page last = pages.getLast();
    if (last.end() > last.first()) pages.add(new Page(last.end(), newest, last.hash(last.end() - 1)));
  }

  /** The events that made {@code revision}, which must be above the compacted one and not in the future; none made the first. */
  List<StoreEvent> events(long revision) {
    return revision < pages.getFirst().first() ? List.of() : pages.get(pageOf(revision)).events(revision);
  }

  /** The figure of all changes up to a revision that is not below the compacted one. */
  long hash(long revision) {
    return pages.get(pageOf(revision + 1)).hash(revision);
  }

  /** The tree as of a revision that is not below the compacted one. */
  KeyTree at(long revision) {
    for (Remembered known : remembered) {
      if (known.revision == revision) return known.tree;
    }
    KeyTree tree = make(revision);
    if (remembered.size() == REMEMBERED) remembered.removeFirst();
    remembered.add(new Remembered(revision, tree));
    return tree;
  }

  /** From the nearest tree that was kept: one before, with the events since; or one after, without those up to it. */
  private KeyTree make(long revision) {
    int page = pageOf(revision + 1);
    int start = page;
    int end = page;
    while (pages.get(start).before() == null) start--;
    if (start < page) while (pages.get(end).before() == null) end++;
    boolean forward = start == page || revision - pages.get(start).first() <= pages.get(end).first() - revision;
    KeyTree tree = pages.get(forward ? start : end).before();
    if (forward) {
      for (int i = start; i <= page; i++) tree = pages.get(i).forward(tree, revision);
    } else {
      for (int i = end - 1; i >= page; i--) tree = pages.get(i).back(tree, revision);
    }
    return tree;
  }

  /** Forgets what came before {@code revision}, and the events that made it. */
  void compact(long revision) {
    int keep = pageOf(revision + 1);
    Page cut = pages.get(keep).cut(revision, make(revision));
    pages.subList(0, keep + 1).clear();
    pages.addFirst(cut);
    remembered.removeIf(known -> known.revision < revision);
    compacted = revision;
  }

  /** All pages as they are now. */
  List<Page> frozen() {
    return pages.stream().map(Page::frozen).toList();
  }

  private int pageOf(long revision) {
    return indexOf(pages, revision);
  }

  /** The page of {@code pages} that has the revision. */
  static Page pageOf(List<Page> pages, long revision) {
    return pages.get(indexOf(pages, revision));
  }

  /** The last page that begins at or before {@code revision}: the one that has it, or would have it as its next. */
  private static int indexOf(List<Page> pages, long revision) {
    int low = 1;
    int high = pages.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (pages.get(middle).first() <= revision) low = middle + 1;
      else high = middle - 1;
    }
    return low - 1;
  }
}
