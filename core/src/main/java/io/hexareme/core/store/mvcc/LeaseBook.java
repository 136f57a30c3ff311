package io.hexareme.core.store.mvcc;

import io.hexareme.core.store.tree.KeyTree;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The leases, and which keys hang on each. Time is not in here: that a lease has run out is said by a command. */
final class LeaseBook {
  private final TreeMap<Long, Lease> leases = new TreeMap<>();
  private long lastId;

  static final class Lease {
    private final long ttlSeconds;
    private long renewals;
    private final TreeSet<Bytes> keys = new TreeSet<>();

    private Lease(long ttlSeconds, long renewals) {
      this.ttlSeconds = ttlSeconds;
      this.renewals = renewals;
    }
  }

  /** A lease without its keys, as a snapshot keeps it: the keys know their lease. */
  record Row(long id, long ttlSeconds, long renewals) {}

  /** Leases as a snapshot keeps them, with the keys that {@code tree} has of them. */
  static LeaseBook of(long lastId, List<Row> rows, KeyTree tree) {
    LeaseBook book = new LeaseBook();
    book.lastId = lastId;
    rows.forEach(book::restore);
    if (!rows.isEmpty()) tree.from(Bytes.EMPTY).forEachRemaining(book::attachIfThere);
    return book;
  }

  boolean has(long id) {
    return leases.containsKey(id);
  }

  long lastId() {
    return lastId;
  }

  void startAfter(long id) {
    lastId = id;
  }

  /** Adds a lease; {@code id} 0 takes the next free one. Gives its id. */
  long grant(long id, long ttlSeconds) {
    long chosen = id;
    while (chosen == 0 || id == 0 && has(chosen)) chosen = ++lastId;
    leases.put(chosen, new Lease(ttlSeconds, 0));
    return chosen;
  }

  void restore(Row row) {
    leases.put(row.id(), new Lease(row.ttlSeconds(), row.renewals()));
  }

  void renew(long id) {
    leases.get(id).renewals++;
  }

  void remove(long id) {
    leases.remove(id);
  }

  long ttlSeconds(long id) {
    return leases.get(id).ttlSeconds;
  }

  long renewals(long id) {
    return leases.get(id).renewals;
  }

  /** The keys of the lease, in order. */
  List<Bytes> keys(long id) {
    return List.copyOf(leases.get(id).keys);
  }

  List<Row> rows() {
    List<Row> rows = new ArrayList<>(leases.size());
    leases.forEach((id, lease) -> rows.add(new Row(id, lease.ttlSeconds, lease.renewals)));
    return rows;
  }

  /** Takes a changed key off the lease it had and hangs it on the one it has. */
  void follow(StoreEvent event) {
    if (event.previous() != null && event.previous().lease() != 0) {
      Lease old = leases.get(event.previous().lease());
      if (old != null) old.keys.remove(event.previous().key());
    }
    if (event instanceof StoreEvent.Put put) attach(put.current());
  }

  /** A backup may hold a key of a lease that had ended just then. */
  void attachIfThere(KeyValue pair) {
    if (has(pair.lease())) attach(pair);
  }

  void attach(KeyValue pair) {
    if (pair.lease() != 0) leases.get(pair.lease()).keys.add(pair.key());
  }
}
