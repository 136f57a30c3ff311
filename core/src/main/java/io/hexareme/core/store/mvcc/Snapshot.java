package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.command.ByteWriter;
import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;

/**
 * The state as chunks: a header with the leases, the pairs at the oldest readable revision, then what changed since, revision by
 * revision. Of the newest state only the order of its keys is written: by the revision that a pair comes from, or its place among the
 * oldest pairs. So nothing is written twice, and whoever reads it neither searches nor sorts. Made lazily from immutable parts;
 * equal states give equal bytes. The same view, as pairs and changes, is what a backup is made of. Whoever has the view itself needs no
 * chunks: a state that goes on from it shares all its parts ({@link #thawed}).
 */
public final class Snapshot implements Iterable<Bytes>, StoreImage {
  static final int FORMAT = 3;
  static final int PAIRS = 1;
  static final int EVENTS = 2;
  static final int ORDER = 3;
  static final int PUT = 1;
  static final int DELETE = 2;

  /** A chunk is closed once it has this many bytes. */
  private static final int CHUNK = 256 * 1024;

  private final long compacted;
  private final long revision;
  private final List<Page> pages;
  private final KeyTree newest;
  private final long lastLease;
  private final List<LeaseBook.Row> rows;
  private final long bytes;

  Snapshot(
      long compacted, long revision, List<Page> pages, KeyTree newest, long lastLease, List<LeaseBook.Row> rows, long bytes) {
    this.compacted = compacted;
    this.revision = revision;
    this.pages = pages;
    this.newest = newest;
    this.lastLease = lastLease;
    this.rows = rows;
    this.bytes = bytes;
  }

  /** The bytes of all keys and values in it: about as much as its chunks have. */
  public long bytes() {
    return bytes;
  }

  /** A state of its own that goes on from here. */
  public Mvcc thawed() {
    return new Mvcc(newest, revision, new History(compacted, pages, newest), LeaseBook.of(lastLease, rows, newest), bytes);
  }

  @Override
  public Iterator<Bytes> iterator() {
    return new Chunks();
  }

  private long oldest() {
    return pages.getFirst().first() - 1;
  }

  @Override
  public long revision() {
    return revision;
  }

  @Override
  public long compactRevision() {
    return compacted;
  }

  @Override
  public long oldestRevision() {
    return oldest();
  }

  @Override
  public List<Lease> leases() {
    return rows.stream().map(row -> new Lease(row.id(), row.ttlSeconds())).toList();
  }

  @Override
  public Iterable<KeyValue> pairs() {
    return () -> pages.getFirst().before().from(Bytes.EMPTY);
  }

  @Override
  public Iterable<KeyValue> newest() {
    return () -> newest.from(Bytes.EMPTY);
  }

  @Override
  public Iterable<List<StoreEvent>> changes() {
    return () -> pages.stream()
        .flatMap(page -> LongStream.range(page.first(), page.end()).mapToObj(page::events)).iterator();
  }

  private Bytes header() {
    ByteWriter out = new ByteWriter(64 + 8 * rows.size());
    out.octet(FORMAT).number(compacted).number(oldest()).number(revision);
    out.number(pages.getFirst().hash(oldest())).number(lastLease).number(rows.size());
    for (LeaseBook.Row lease : rows) out.number(lease.id()).number(lease.ttlSeconds()).number(lease.renewals());
    return out.done();
  }

  private final class Chunks implements Iterator<Bytes> {
    private final Iterator<KeyValue> order = newest.from(Bytes.EMPTY);
    private final Iterator<KeyValue> unchanged = pairs().iterator();
    private final Iterator<KeyValue> pairs = pages.getFirst().before().from(Bytes.EMPTY);
    private boolean begun;
    private int page;
    private long next = oldest() + 1;

    @Override
    public boolean hasNext() {
      return !begun || pairs.hasNext() || next <= revision || order.hasNext();
    }

    @Override
    public Bytes next() {
      if (!hasNext()) throw new NoSuchElementException();
      if (begun && pairs.hasNext()) return oldestPairs();
      if (begun) return next <= revision ? events() : order();
      begun = true;
      return header();
    }

    private Bytes oldestPairs() {
      ByteWriter out = new ByteWriter(CHUNK).octet(PAIRS);
      while (pairs.hasNext() && out.length() < CHUNK) {
        KeyValue pair = pairs.next();
        out.bytes(pair.key()).bytes(pair.value()).number(pair.createRevision()).number(pair.modRevision());
        out.number(pair.version()).number(pair.lease());
      }
      return out.done();
    }

    private Bytes order() {
      ByteWriter out = new ByteWriter(CHUNK).octet(ORDER);
      while (order.hasNext() && out.length() < CHUNK) {
        KeyValue pair = order.next();
        boolean old = pair.modRevision() <= oldest();
        out.number(old ? 0 : pair.modRevision()).number(old ? skipped(pair) : place(pair));
      }
      return out.done();
    }

    /** How many of the oldest pairs are left out before this one. */
    private int skipped(KeyValue pair) {
      int count = 0;
      while (!unchanged.next().key().equals(pair.key())) count++;
      return count;
    }

    /** Which of its revision's events wrote it. */
    private int place(KeyValue pair) {
      List<StoreEvent> events = History.pageOf(pages, pair.modRevision()).events(pair.modRevision());
      int place = 0;
      while (!(events.get(place) instanceof StoreEvent.Put put && put.current() == pair)) place++;
      return place;
    }

    private Bytes events() {
      ByteWriter out = new ByteWriter(CHUNK).octet(EVENTS);
      for (; next <= revision && out.length() < CHUNK; next++) {
        if (next == pages.get(page).end()) page++;
        List<StoreEvent> events = pages.get(page).events(next);
        out.number(events.size());
        events.forEach(event -> write(out, event));
      }
      return out.done();
    }
  }

  private static void write(ByteWriter out, StoreEvent event) {
    switch (event) {
      case StoreEvent.Put(KeyValue pair, KeyValue previous) ->
          out.octet(PUT).bytes(pair.key()).bytes(pair.value()).number(pair.lease());
      case StoreEvent.Delete delete -> out.octet(DELETE).bytes(delete.key());
    }
    out.number(event.previous() == null ? 0 : event.previous().modRevision());
  }
}
