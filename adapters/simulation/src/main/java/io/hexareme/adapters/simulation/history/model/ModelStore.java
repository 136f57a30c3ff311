package io.hexareme.adapters.simulation.history.model;

import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The whole store after some step. Never changes. Small stores only: a write copies every pair. */
public final class ModelStore {
  public static final ModelStore EMPTY = new ModelStore(1, new TreeMap<>(), new TreeMap<>(), 0, List.of(), null);

  private final long revision;
  private final SortedMap<Bytes, KeyValue> pairs;
  private final SortedMap<Long, ModelLease> leases;
  private final long compacted;
  private final List<StoreEvent> events;
  private final ModelStore past;

  private ModelStore(long revision, SortedMap<Bytes, KeyValue> pairs, SortedMap<Long, ModelLease> leases, long compacted,
      List<StoreEvent> events, ModelStore past) {
    this.revision = revision;
    this.pairs = pairs;
    this.leases = leases;
    this.compacted = compacted;
    this.events = events;
    this.past = past;
  }

  /** The newest revision. */
  public long revision() {
    return revision;
  }

  /** All pairs, by key. */
  public SortedMap<Bytes, KeyValue> pairs() {
    return Collections.unmodifiableSortedMap(pairs);
  }

  /** All leases, by id. */
  public SortedMap<Long, ModelLease> leases() {
    return Collections.unmodifiableSortedMap(leases);
  }

  public long compacted() {
    return compacted;
  }

  /** What made the newest revision. */
  public List<StoreEvent> events() {
    return events;
  }

  /** As it was at a revision of the past (leases and compaction then may differ from what they were when it was made). */
  public ModelStore at(long wanted) {
    ModelStore state = this;
    while (state.revision > wanted) state = state.past;
    return state;
  }

  public RangeResult range(RangeRequest request) {
    RangeResult unreadable = unreadable(request.revision());
    if (unreadable != null) return unreadable;
    return ModelRange.read(request.revision() <= 0 ? pairs : at(request.revision()).pairs, request, revision);
  }

  /** Why a revision cannot be read; null when it can. */
  RangeResult unreadable(long wanted) {
    if (wanted > revision) return new RangeResult.FutureRevision(revision);
    return wanted > 0 && wanted < compacted ? new RangeResult.Compacted(compacted) : null;
  }

  public Step<TxnResult> txn(Txn txn) {
    return new ModelTxn(this).run(txn);
  }

  public Step<CompactResult> compact(long wanted) {
    if (wanted > revision) return new Step<>(new CompactResult.FutureRevision(revision), this);
    if (wanted <= compacted) return new Step<>(new CompactResult.AlreadyCompacted(compacted), this);
    return new Step<>(new CompactResult.Done(wanted), new ModelStore(revision, pairs, leases, wanted, events, past));
  }

  /** @param nanos when the client asked */
  public Step<LeaseResult> grant(long id, long ttlSeconds, long nanos) {
    if (leases.containsKey(id)) return new Step<>(new LeaseResult.Exists(id), this);
    ModelStore next = with(new ModelLease(id, ttlSeconds, nanos));
    return new Step<>(next.lease(id), next);
  }

  public Step<LeaseResult> keepAlive(long id, long nanos) {
    if (!leases.containsKey(id)) return new Step<>(new LeaseResult.NotFound(id), this);
    ModelStore next = with(leases.get(id).renewed(nanos));
    return new Step<>(next.lease(id), next);
  }

  /** Ends a lease: its keys go with it, in one revision if there are any. Revoked or run out, it is the same. */
  public Step<LeaseResult> end(long id) {
    ModelLease lease = leases.get(id);
    if (lease == null) return new Step<>(new LeaseResult.NotFound(id), this);
    List<Bytes> keys = keys(id);
    List<StoreEvent> gone = keys.stream()
        .<StoreEvent>map(key -> new StoreEvent.Delete(key, revision + 1, pairs.get(key))).toList();
    SortedMap<Long, ModelLease> rest = new TreeMap<>(leases);
    rest.remove(id);
    ModelStore without = new ModelStore(revision, pairs, rest, compacted, events, past);
    return new Step<>(new LeaseResult.Lease(id, lease.ttlSeconds(), 0, keys), without.after(gone));
  }

  /** The lease with its keys; as if all its time were left. */
  public LeaseResult lease(long id) {
    ModelLease lease = leases.get(id);
    return lease == null ? new LeaseResult.NotFound(id)
        : new LeaseResult.Lease(id, lease.ttlSeconds(), lease.ttlSeconds(), keys(id));
  }

  private List<Bytes> keys(long lease) {
    return pairs.values().stream().filter(pair -> pair.lease() == lease).map(KeyValue::key).toList();
  }

  private ModelStore with(ModelLease lease) {
    SortedMap<Long, ModelLease> more = new TreeMap<>(leases);
    more.put(lease.id(), lease);
    return new ModelStore(revision, pairs, more, compacted, events, past);
  }

  /** The state after a revision of these events; this one when there are none. */
  ModelStore after(List<StoreEvent> changes) {
    if (changes.isEmpty()) return this;
    SortedMap<Bytes, KeyValue> next = new TreeMap<>(pairs);
    for (StoreEvent change : changes) {
      switch (change) {
        case StoreEvent.Put put -> next.put(put.current().key(), put.current());
        case StoreEvent.Delete delete -> next.remove(delete.key());
      }
    }
    return new ModelStore(revision + 1, next, leases, compacted, List.copyOf(changes), this);
  }

  /** Two with the same content answer alike from here on. */
  public Content content() {
    return new Content(revision, compacted, pairs, leases);
  }

  /** All that a state's future answers depend on, its past revisions apart. */
  public record Content(long revision, long compacted, SortedMap<Bytes, KeyValue> pairs, SortedMap<Long, ModelLease> leases) {}
}
