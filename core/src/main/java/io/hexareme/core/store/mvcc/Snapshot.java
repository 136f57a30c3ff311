package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.command.ByteWriter;
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
 * revision. The newest state is what those changes lead to, so nothing is written twice. Made lazily from immutable parts;
 * equal states give equal bytes. The same view, as pairs and changes, is what a backup is made of.
 */
record Snapshot(long compacted, long revision, List<Page> pages, long lastLease, List<LeaseBook.Row> rows)
    implements Iterable<Bytes>, StoreImage {
  static final int FORMAT = 2;
  static final int PAIRS = 1;
  static final int EVENTS = 2;
  static final int PUT = 1;
  static final int DELETE = 2;

  /** A chunk is closed once it has this many bytes. */
  private static final int CHUNK = 256 * 1024;

  @Override
  public Iterator<Bytes> iterator() {
    return new Chunks();
  }

  private long oldest() {
    return pages.getFirst().first() - 1;
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
    return () -> pages.getFirst().at(oldest()).from(Bytes.EMPTY);
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
    private final Iterator<KeyValue> pairs = pages.getFirst().at(oldest()).from(Bytes.EMPTY);
    private boolean begun;
    private int page;
    private long next = oldest() + 1;

    @Override
    public boolean hasNext() {
      return !begun || pairs.hasNext() || next <= revision;
    }

    @Override
    public Bytes next() {
      if (!hasNext()) throw new NoSuchElementException();
      if (begun) return pairs.hasNext() ? pairs() : events();
      begun = true;
      return header();
    }

    private Bytes pairs() {
      ByteWriter out = new ByteWriter(CHUNK).octet(PAIRS);
      while (pairs.hasNext() && out.length() < CHUNK) {
        KeyValue pair = pairs.next();
        out.bytes(pair.key()).bytes(pair.value()).number(pair.createRevision()).number(pair.modRevision());
        out.number(pair.version()).number(pair.lease());
      }
      return out.done();
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
  }
}
