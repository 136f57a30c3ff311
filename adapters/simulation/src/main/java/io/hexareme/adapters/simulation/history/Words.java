package io.hexareme.adapters.simulation.history;

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
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Requests and outcomes as a person would write them down: {@code put a=1 -> revision 5}. */
public final class Words {
  private static final int LONG = 40;

  private Words() {}

  /** One line: when, who, what, and how it ended. */
  public static String of(Operation operation) {
    return span(operation) + " " + who(operation) + ": " + of(operation.request()) + " -> " + of(operation.outcome());
  }

  /** The client and the member it asked. */
  public static String who(Operation operation) {
    return operation.client() + "@" + operation.member();
  }

  public static String of(RecordedWatch watch) {
    return "watch " + watch.number() + " of " + watch.client() + "@" + watch.member() + " on "
        + range(watch.request().key(), watch.request().end()) + " from "
        + (watch.request().startRevision() == 0 ? "now" : "revision " + watch.request().startRevision());
  }

  /** Virtual time in seconds. */
  public static String time(Moment moment) {
    return moment.equals(Moment.NEVER) ? "?" : String.format(Locale.ROOT, "%.3fs", moment.nanos() / 1e9);
  }

  private static String span(Operation operation) {
    return "[" + time(operation.began()) + " to " + time(operation.ended()) + "]";
  }

  public static String of(Request request) {
    return switch (request) {
      case Request.Read(RangeRequest range) -> read(range);
      case Request.Transact(Txn txn) -> of(txn);
      case Request.ReadRevision() -> "revision";
      case Request.Compact(long revision) -> "compact " + revision;
      case Request.GrantLease(long id, long ttl) -> "grant lease " + id + " for " + ttl + "s";
      case Request.RevokeLease(long id) -> "revoke lease " + id;
      case Request.KeepLeaseAlive(long id) -> "keep lease " + id + " alive";
      case Request.ReadLease(long id) -> "read lease " + id;
      case Request.ListLeases() -> "list leases";
    };
  }

  private static String read(RangeRequest range) {
    return "read " + range(range.key(), range.end()) + (range.revision() > 0 ? " at revision " + range.revision() : "")
        + (range.serializable() ? " (serializable)" : "");
  }

  static String range(Bytes key, Bytes end) {
    if (end == null) return text(key);
    return end.length() == 0 ? "[" + text(key) + "...)" : "[" + text(key) + ".." + text(end) + ")";
  }

  static String of(Txn txn) {
    if (txn.compares().isEmpty() && txn.failure().isEmpty()) return ops(txn.success());
    return "if " + txn.compares().stream().map(Words::of).collect(Collectors.joining(" and "))
        + " {" + ops(txn.success()) + "} else {" + ops(txn.failure()) + "}";
  }

  private static String of(Txn.Compare compare) {
    String right = compare.target() == Txn.Target.VALUE ? text(compare.value()) : Long.toString(compare.number());
    return compare.target().name().toLowerCase(Locale.ROOT) + "(" + range(compare.key(), compare.end()) + ") "
        + compare.relation().name().toLowerCase(Locale.ROOT) + " " + right;
  }

  private static String ops(List<Op> ops) {
    return ops.stream().map(Words::of).collect(Collectors.joining(", "));
  }

  private static String of(Op op) {
    return switch (op) {
      case Op.Put(Bytes key, Bytes value, long lease) -> "put " + text(key) + (value == null ? ", value kept" : "=" + text(value))
          + (lease == 0 ? "" : lease == Op.Put.KEEP_LEASE ? ", lease kept" : " with lease " + lease);
      case Op.Delete(Bytes key, Bytes end) -> "delete " + range(key, end);
      case Op.Range(RangeRequest range) -> read(range);
      case Op.Nested(Txn txn) -> "(" + of(txn) + ")";
    };
  }

  public static String of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ranged(RangeResult result) -> of(result);
      case Outcome.Transacted(TxnResult result) -> of(result);
      case Outcome.Newest(long revision) -> "revision " + revision;
      case Outcome.Compacted(CompactResult result) -> of(result);
      case Outcome.Leased(LeaseResult result) -> of(result);
      case Outcome.LeaseIds(List<Long> ids) -> "leases " + ids;
      case Outcome.Unknown(String why) -> "unknown (" + why + ")";
      case Outcome.NotTaken(String why) -> "refused (" + why + ")";
      case Outcome.Broken(String why) -> "broken (" + why + ")";
    };
  }

  public static String of(RangeResult result) {
    return switch (result) {
      case RangeResult.Pairs pairs -> "revision " + pairs.revision() + ": "
          + pairs.pairs().stream().map(Words::of).collect(Collectors.joining(", ", "{", "}"))
          + (pairs.count() == pairs.pairs().size() ? "" : " of " + pairs.count());
      case RangeResult.Compacted(long revision) -> "compacted at " + revision;
      case RangeResult.FutureRevision(long revision) -> "in the future, newest is " + revision;
    };
  }

  public static String of(TxnResult result) {
    return switch (result) {
      case TxnResult.Done(long revision, boolean succeeded, List<OpResult> results) ->
          "revision " + revision + (succeeded ? "" : ", else-branch") + results(results);
      case TxnResult.Refused(String reason) -> "not done: " + reason;
    };
  }

  private static String results(List<OpResult> results) {
    return results.isEmpty() ? "" : results.stream().map(Words::of).collect(Collectors.joining("; ", " [", "]"));
  }

  private static String of(OpResult result) {
    return switch (result) {
      case OpResult.Put(KeyValue previous) -> previous == null ? "created" : "over " + of(previous);
      case OpResult.Deleted(List<KeyValue> previous) -> previous.isEmpty()
          ? "deleted nothing" : previous.stream().map(Words::of).collect(Collectors.joining(", ", "deleted ", ""));
      case OpResult.Range(RangeResult range) -> "read " + of(range);
      case OpResult.Nested(boolean succeeded, List<OpResult> inner) -> (succeeded ? "then" : "else") + results(inner);
    };
  }

  private static String of(CompactResult result) {
    return switch (result) {
      case CompactResult.Done(long revision) -> "done at " + revision;
      case CompactResult.AlreadyCompacted(long revision) -> "already compacted at " + revision;
      case CompactResult.FutureRevision(long revision) -> "in the future, newest is " + revision;
    };
  }

  public static String of(LeaseResult result) {
    return switch (result) {
      case LeaseResult.Lease lease -> "lease " + lease.id() + ", " + lease.remainingSeconds() + "s of " + lease.ttlSeconds() + "s left"
          + (lease.keys().isEmpty() ? "" : ", keys " + lease.keys().stream().map(Words::text).toList());
      case LeaseResult.NotFound(long id) -> "no lease " + id;
      case LeaseResult.Exists(long id) -> "lease " + id + " exists";
    };
  }

  /** {@code a=1@5v2}: the value, the revision that wrote it, and the version where it is not the first. */
  public static String of(KeyValue pair) {
    return text(pair.key()) + "=" + text(pair.value()) + "@" + pair.modRevision()
        + (pair.version() == 1 ? "" : "v" + pair.version()) + (pair.lease() == 0 ? "" : " lease " + pair.lease());
  }

  public static String of(StoreEvent event) {
    return switch (event) {
      case StoreEvent.Put put -> "put " + of(put.current());
      case StoreEvent.Delete delete -> "delete " + text(delete.key()) + "@" + delete.revision();
    };
  }

  public static String text(Bytes bytes) {
    String text = bytes.utf8();
    return text.length() <= LONG ? text : text.substring(0, LONG) + "... (" + bytes.length() + " bytes)";
  }
}
