package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.TxnResult.OpResult;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** A history told by hand. */
final class Tale {
  private long nanos;
  final History history = new History(() -> nanos);

  Tale at(double seconds) {
    nanos = (long) (seconds * 1e9);
    return this;
  }

  int begin(String client, Request request) {
    return history.begin(client, "m1", request);
  }

  void end(int number, Outcome outcome) {
    history.complete(number, outcome);
  }

  void did(String client, Request request, Outcome outcome) {
    end(begin(client, request), outcome);
  }

  /** A plain put, answered. */
  void put(String client, String key, String value, long revision, KeyValue previous) {
    did(client, put(key, value), wrote(revision, new OpResult.Put(previous)));
  }

  RecordedWatch watch(String from, String to, long start) {
    return history.openWatch("w", "m1", new WatchRequest(utf8(from), to == null ? null : utf8(to), start));
  }

  RecordedWatch watchAll(long start) {
    return watch("a", "", start);
  }

  void heard(RecordedWatch watch, StoreEvent... events) {
    history.heardEvents(watch, List.of(events), events[events.length - 1].revision());
  }

  Verdict verdict() {
    return new StoreChecker().check(history);
  }

  // --- words ---

  static Bytes utf8(String text) {
    return Bytes.utf8(text);
  }

  static Request put(String key, String value) {
    return txn(new Op.Put(utf8(key), utf8(value), 0));
  }

  static Request txn(Op... ops) {
    return new Request.Transact(new Txn(List.of(), List.of(ops), List.of()));
  }

  static Op op(String key, String value) {
    return new Op.Put(utf8(key), utf8(value), 0);
  }

  static Request putIf(String key, long modRevision, String value) {
    return new Request.Transact(Txn.putIf(utf8(key), modRevision, utf8(value)));
  }

  static Request delete(String key) {
    return txn(new Op.Delete(utf8(key), null));
  }

  static Request get(String key) {
    return new Request.Read(RangeRequest.of(utf8(key)));
  }

  static Request getAll() {
    return getAll(0, false);
  }

  static Request getAll(long revision, boolean serializable) {
    return new Request.Read(new RangeRequest(utf8("a"), Bytes.EMPTY, revision, 0, false, false, serializable));
  }

  static Outcome read(long revision, KeyValue... pairs) {
    return new Outcome.Ranged(new RangeResult.Pairs(revision, List.of(pairs), false, pairs.length));
  }

  static Outcome wrote(long revision, OpResult... results) {
    return new Outcome.Transacted(new TxnResult.Done(revision, true, List.of(results)));
  }

  static Outcome created(long revision) {
    return wrote(revision, new OpResult.Put(null));
  }

  static Outcome deleted(long revision, KeyValue... pairs) {
    return wrote(revision, new OpResult.Deleted(List.of(pairs)));
  }

  static Outcome failedCompare(long revision, KeyValue... pairs) {
    return new Outcome.Transacted(new TxnResult.Done(revision, false,
        List.of(new OpResult.Range(new RangeResult.Pairs(revision, List.of(pairs), false, pairs.length)))));
  }

  static Outcome unknown() {
    return new Outcome.Unknown("timed out");
  }

  static Outcome compacted(long revision) {
    return new Outcome.Compacted(new CompactResult.Done(revision));
  }

  static Outcome lease(long id, long ttl, long remaining, String... keys) {
    return new Outcome.Leased(new LeaseResult.Lease(id, ttl, remaining, List.of(keys).stream().map(Tale::utf8).toList()));
  }

  static Outcome noLease(long id) {
    return new Outcome.Leased(new LeaseResult.NotFound(id));
  }

  /** The first version of a key. */
  static KeyValue kv(String key, String value, long revision) {
    return new KeyValue(utf8(key), utf8(value), revision, revision, 1, 0);
  }

  static KeyValue kv(String key, String value, long created, long revision, long version) {
    return new KeyValue(utf8(key), utf8(value), created, revision, version, 0);
  }

  static KeyValue leased(String key, String value, long revision, long lease) {
    return new KeyValue(utf8(key), utf8(value), revision, revision, 1, lease);
  }

  static StoreEvent.Put put(KeyValue current, KeyValue previous) {
    return new StoreEvent.Put(current, previous);
  }

  static StoreEvent.Delete gone(KeyValue previous, long revision) {
    return new StoreEvent.Delete(previous.key(), revision, previous);
  }
}
