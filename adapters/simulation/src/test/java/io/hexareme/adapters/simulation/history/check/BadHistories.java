package io.hexareme.adapters.simulation.history.check;

import static io.hexareme.adapters.simulation.history.check.Tale.*;

import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.TxnResult.OpResult;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

// Justification: a catalogue; each entry is a few lines and stands alone.
/** What no store may do, each as short as it can be told, with words that the verdict must contain. */
final class BadHistories {
  record Bad(String name, String says, Consumer<Tale> tale) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final KeyValue A2 = kv("a", "1", 2);
  private static final KeyValue A3 = kv("a", "2", 2, 3, 2);
  private static final KeyValue B3 = kv("b", "1", 3);
  private static final List<Bad> ALL = new ArrayList<>();

  private BadHistories() {}

  private static void bad(String name, String says, Consumer<Tale> tale) {
    ALL.add(new Bad(name, says, tale));
  }

  static List<Bad> all() {
    return ALL;
  }

  static {
    bad("stale read", "stale read: an answer is from revision 2", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "a", "2", 3, A2);
      t.did("c2", get("a"), read(2, A2));
    });
    bad("stale content under a new revision", "the answer should have been: revision 3: {a=2@3v2}", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "a", "2", 3, A2);
      t.did("c2", get("a"), read(3, A2));
    });
    bad("stale revision", "stale read", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c2", new Request.ReadRevision(), new Outcome.Newest(1));
    });
    bad("reads that go back", "stale read: an answer is from revision 2", t -> {
      int write = t.begin("c1", put("a", "1"));
      t.did("c2", get("a"), read(2, A2));
      int other = t.begin("c1", put("b", "1"));
      t.did("c2", getAll(), read(3, A2, B3));
      t.did("c3", getAll(), read(2, A2));
      t.end(other, created(3));
      t.end(write, created(2));
    });
    bad("acknowledged write lost", "the answer should have been", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c2", get("a"), read(2));
    });
    bad("lost update", "the answer should have been", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c1", putIf("a", 2, "2"), wrote(3, new OpResult.Put(A2)));
      t.did("c2", putIf("a", 2, "3"), wrote(4, new OpResult.Put(kv("a", "2", 2, 3, 2))));
    });
    bad("one condition, two winners", "two different things", t -> {
      int one = t.begin("c1", putIf("a", 0, "1"));
      int two = t.begin("c2", putIf("a", 0, "2"));
      t.end(one, created(2));
      t.end(two, wrote(3, new OpResult.Put(kv("a", "x", 2))));
      t.did("c3", get("a"), read(3, A3));
      t.did("c3", new Request.Read(io.hexareme.ports.store.RangeRequest.of(utf8("a"))), read(3, kv("a", "3", 2, 3, 2)));
    });
    bad("write skew", "the answer should have been", t -> {
      t.put("c1", "a", "1", 2, null);
      Txn a = new Txn(List.of(new Txn.Compare(utf8("b"), null, Txn.Target.VERSION, Txn.Relation.EQUAL, 0, Bytes.EMPTY)),
          List.of(op("c", "1")), List.of());
      Txn b = new Txn(List.of(new Txn.Compare(utf8("c"), null, Txn.Target.VERSION, Txn.Relation.EQUAL, 0, Bytes.EMPTY)),
          List.of(op("b", "1")), List.of());
      int one = t.begin("c1", new Request.Transact(a));
      int two = t.begin("c2", new Request.Transact(b));
      t.end(one, created(3));
      t.end(two, created(4));
    });
    bad("a compare that failed though it held", "the answer should have been", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c2", putIf("a", 2, "2"), failedCompare(2, A2));
    });
    bad("a value out of nowhere", "was never put by anybody", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c2", get("a"), read(2, kv("a", "9", 2)));
    });
    bad("a refused write that happened", "its put was refused", t -> {
      t.did("c1", put("a", "1"), new Outcome.NotTaken("no leader"));
      t.did("c2", get("a"), read(2, A2));
    });
    bad("timed-out write seen, then unseen", "a=1@2", t -> {
      t.did("c1", put("a", "1"), unknown());
      t.did("c2", get("a"), read(2, A2));
      t.did("c2", get("a"), read(2));
    });
    bad("a write that happened twice", "was put once, but is of revision 2 and of revision 4", t -> {
      t.did("c1", put("a", "1"), unknown());
      t.did("c2", get("a"), read(2, A2));
      t.put("c2", "a", "2", 3, A2);
      t.did("c3", get("a"), read(4, kv("a", "1", 2, 4, 3)));
    });
    bad("a timed-out write that took effect before it was asked for", "before", t -> {
      t.put("c1", "b", "1", 2, null);
      t.did("c2", get("a"), read(3, kv("a", "1", 3)));
      t.did("c1", put("a", "1"), unknown());
    });
    bad("a revision made twice", "two writes say that they made revision 2", t -> {
      int one = t.begin("c1", put("a", "1"));
      int two = t.begin("c2", put("b", "1"));
      t.end(one, created(2));
      t.end(two, created(2));
    });
    bad("a revision nobody made", "nothing that anybody asked for can have made it", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "b", "1", 4, null);
    });
    bad("a newest revision out of nowhere", "nothing that anybody asked for can have made it", t ->
        t.did("c1", new Request.ReadRevision(), new Outcome.Newest(2)));
    bad("revisions that go back", "revisions went back", t -> {
      t.put("c1", "a", "1", 3, null);
      t.put("c1", "b", "1", 2, null);
    });
    bad("a write seen before it began", "before the write that made it began", t -> {
      t.did("c2", new Request.ReadRevision(), new Outcome.Newest(2));
      t.put("c1", "a", "1", 2, null);
    });
    bad("a torn transaction", "the answer should have been", t -> {
      t.did("c1", txn(op("a", "1"), op("b", "1")), wrote(2, new OpResult.Put(null), new OpResult.Put(null)));
      t.did("c2", getAll(), read(2, A2));
    });
    bad("an answer newer than its revision", "holds b=1@3", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "b", "1", 3, null);
      int read = t.begin("c2", getAll());
      t.end(read, read(2, A2, B3));
    });
    bad("a deleted key that comes back", "the answer should have been: revision 3: {}", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c1", delete("a"), deleted(3, A2));
      t.did("c2", get("a"), read(3, A2));
    });
    bad("a delete that found nothing though there was something", "the answer should have been: revision 3 [deleted a=1@2]", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c2", delete("a"), deleted(2));
    });
    bad("a wrong previous value in a write", "the answer should have been", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "a", "2", 3, null);
    });
    bad("a version count that skips", "two different things are said of a at revision 2", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "a", "2", 3, A2);
      t.did("c2", getAll(2, false), read(3, kv("a", "1", 2, 2, 5)));
    });
    bad("the past changed", "the answer should have been", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "b", "1", 3, null);
      t.did("c2", getAll(2, false), read(3));
    });
    bad("a compacted revision read", "the answer should have been: compacted at 3", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "b", "1", 3, null);
      t.did("c1", new Request.Compact(3), compacted(3));
      t.did("c2", getAll(2, false), read(3, A2));
    });
    bad("compacted though nobody compacted", "the answer should have been: revision 3", t -> {
      t.put("c1", "a", "1", 2, null);
      t.put("c1", "b", "1", 3, null);
      t.did("c2", getAll(2, false), new Outcome.Ranged(new RangeResult.Compacted(3)));
    });
    bad("a compaction that made a revision", "nothing that anybody asked for can have made it", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c1", new Request.Compact(2), compacted(2));
      t.did("c1", new Request.ReadRevision(), new Outcome.Newest(3));
    });
    bad("a revision that fell after a compaction", "stale read", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c1", delete("a"), deleted(3, A2));
      t.did("c1", new Request.Compact(3), compacted(3));
      t.did("c1", new Request.ReadRevision(), new Outcome.Newest(2));
    });
    bad("an operation that broke", "NullPointerException", t ->
        t.did("c1", get("a"), new Outcome.Broken("java.lang.NullPointerException")));
    leases();
    staleReads();
    watches();
  }

  private static void leases() {
    bad("a lease that ended early", "lease 7 was over at 5.000s though it was promised until 11.000s", t -> {
      t.at(1).did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
      t.did("c1", txn(new Txn.Op.Put(utf8("a"), utf8("1"), 7)), created(2));
      t.at(5).did("c2", get("a"), read(3));
    });
    bad("a renewed lease that ended by its old time", "promised until 18.000s", t -> {
      t.at(1).did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
      t.did("c1", txn(new Txn.Op.Put(utf8("a"), utf8("1"), 7)), created(2));
      t.at(8).did("c1", new Request.KeepLeaseAlive(7), lease(7, 10, 10));
      t.at(12).did("c2", get("a"), read(3));
    });
    bad("a lease without keys that is gone early", "lease 7 is gone, though it was promised until 10.000s", t -> {
      t.did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
      t.at(3).did("c1", new Request.KeepLeaseAlive(7), noLease(7));
    });
    bad("less lease time than promised", "the answer should have been", t -> {
      t.did("c1", new Request.GrantLease(7, 60), lease(7, 60, 60));
      t.at(3).did("c1", new Request.ReadLease(7), lease(7, 60, 20));
    });
    bad("a revoked lease that leaves its key", "the answer should have been", t -> {
      t.did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
      t.did("c1", txn(new Txn.Op.Put(utf8("a"), utf8("1"), 7)), created(2));
      t.did("c1", new Request.RevokeLease(7), lease(7, 10, 0, "a"));
      t.did("c1", get("a"), read(3, leased("a", "1", 2, 7)));
    });
    bad("a revoked lease kept alive", "no lease 7", t -> {
      t.did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
      t.did("c1", new Request.RevokeLease(7), lease(7, 10, 0));
      t.did("c1", new Request.KeepLeaseAlive(7), lease(7, 10, 10));
    });
    bad("a put with a lease that never was", "requested lease not found", t ->
        t.did("c1", txn(new Txn.Op.Put(utf8("a"), utf8("1"), 7)), created(2)));
    bad("a lease refused to a put though it lives", "the answer should have been: revision 2", t -> {
      t.did("c1", new Request.GrantLease(7, 10), lease(7, 10, 10));
      t.did("c1", txn(new Txn.Op.Put(utf8("a"), utf8("1"), 7)),
          new Outcome.Transacted(new TxnResult.Refused("etcdserver: requested lease not found")));
    });
    bad("a lease that takes another's key", "nothing that anybody asked for", t -> {
      t.did("c1", new Request.GrantLease(7, 1), lease(7, 1, 1));
      t.put("c1", "a", "1", 2, null);
      t.at(60).did("c2", get("a"), read(3));
    });
  }

  private static void staleReads() {
    bad("a serializable read that is torn", "at revision 2 the answer should have been", t -> {
      t.did("c1", txn(op("a", "1"), op("b", "1")), wrote(2, new OpResult.Put(null), new OpResult.Put(null)));
      t.did("c2", getAll(0, true), read(2, A2));
    });
    bad("a serializable read from the future", "began", t -> {
      t.did("c2", getAll(0, true), read(2, A2));
      t.put("c1", "a", "1", 2, null);
    });
    bad("a serializable read of what was never agreed", "was never put by anybody", t -> {
      t.put("c1", "a", "1", 2, null);
      t.did("c2", getAll(0, true), read(3, A2, kv("b", "9", 3)));
    });
    bad("a linearizable read behind a serializable one", "stale read", t -> {
      int write = t.begin("c1", put("a", "1"));
      t.did("c2", getAll(0, true), read(2, A2));
      t.did("c3", getAll(), read(1));
      t.end(write, created(2));
    });
  }

  /** a=1@2, b=1@3, a=2@4 and then a and b deleted together at 5. */
  private static void log(Tale t) {
    t.put("c1", "a", "1", 2, null);
    t.put("c1", "b", "1", 3, null);
    t.put("c1", "a", "2", 4, A2);
    t.did("c1", txn(new Txn.Op.Delete(utf8("a"), null), new Txn.Op.Delete(utf8("b"), null)),
        wrote(5, new OpResult.Deleted(List.of(A4)), new OpResult.Deleted(List.of(B3))));
  }

  private static final KeyValue A4 = kv("a", "2", 2, 4, 2);

  private static void watches() {
    bad("a watch with a gap", "revision 3, [put b=1@3], was never heard", t -> {
      var w = t.watchAll(2);
      log(t);
      t.heard(w, put(A2, null));
      t.heard(w, put(A4, A2));
    });
    bad("an event twice", "revision 2 came again", t -> {
      var w = t.watchAll(2);
      log(t);
      t.heard(w, put(A2, null));
      t.heard(w, put(A2, null), put(B3, null));
    });
    bad("events out of order", "revision 2 came after revision 3", t -> {
      var w = t.watchAll(2);
      log(t);
      t.heard(w, put(B3, null), put(A2, null));
    });
    bad("a watch that goes back in time", "revision 2 came after revision 3", t -> {
      var w = t.watchAll(2);
      log(t);
      t.heard(w, put(A2, null), put(B3, null));
      t.heard(w, put(A2, null));
    });
    bad("half a revision", "half a revision", t -> {
      var w = t.watchAll(5);
      log(t);
      t.heard(w, gone(A4, 5));
    });
    bad("a revision in two deliveries", "half a revision", t -> {
      var w = t.watchAll(5);
      log(t);
      t.heard(w, gone(A4, 5));
      t.heard(w, gone(B3, 5));
    });
    bad("progress before the event", "revision 3, [put b=1@3], was never heard", t -> {
      var w = t.watchAll(2);
      log(t);
      t.heard(w, put(A2, null));
      t.history.heardProgress(w, 3);
      t.heard(w, put(B3, null));
    });
    bad("an event after progress passed it, on a watch from now", "revision 3 came after progress said 3", t -> {
      var w = t.watchAll(0);
      log(t);
      t.history.heardProgress(w, 3);
      t.heard(w, put(B3, null));
    });
    bad("progress of a revision that never was", "revision 9 never came to be", t -> {
      var w = t.watchAll(6);
      log(t);
      t.history.heardProgress(w, 9);
    });
    bad("progress that goes back", "progress 4 after revision 5", t -> {
      var w = t.watchAll(6);
      log(t);
      t.history.heardProgress(w, 5);
      t.history.heardProgress(w, 4);
    });
    bad("an event from before the watch begins", "revision 2 is before 3", t -> {
      var w = t.watchAll(3);
      log(t);
      t.heard(w, put(A2, null), put(B3, null));
    });
    bad("a watch on a future revision that hears old events", "revision 5 is before 100", t -> {
      var w = t.watchAll(100);
      log(t);
      t.heard(w, gone(A4, 5), gone(B3, 5));
    });
    bad("a watch from now that misses what came after", "was never heard", t -> {
      t.put("c1", "a", "1", 2, null);
      var w = t.watchAll(0);
      t.put("c1", "b", "1", 3, null);
      t.put("c1", "c", "1", 4, null);
      t.heard(w, put(kv("c", "1", 4), null));
    });
    bad("an event heard before it was asked for", "before", t -> {
      var w = t.watchAll(2);
      t.heard(w, put(A2, null));
      t.put("c1", "a", "1", 2, null);
    });
    bad("an event outside the watched range", "revision 3 is [], heard was [put b=1@3]", t -> {
      var w = t.watch("a", null, 2);
      log(t);
      t.heard(w, put(A2, null), put(B3, null));
    });
    bad("an event with another value", "heard was [put b=7@3]", t -> {
      var w = t.watchAll(3);
      log(t);
      t.heard(w, put(kv("b", "7", 3), null));
    });
    bad("a put heard as a delete", "heard was [delete b@3]", t -> {
      var w = t.watchAll(3);
      log(t);
      t.heard(w, gone(B3, 3));
    });
    bad("a wrong previous value in an event", "said that before it was nothing, but it was a=1@2", t -> {
      var w = t.watchAll(4);
      log(t);
      t.heard(w, put(A4, null));
    });
    bad("an event that was never agreed", "revision 6 never came to be", t -> {
      var w = t.watchAll(6);
      log(t);
      t.heard(w, put(kv("z", "1", 6), null));
    });
    bad("an event that is still missing when all is quiet", "revision 5, [delete a@5, delete b@5], was never heard", t -> {
      var w = t.watchAll(2);
      log(t);
      t.heard(w, put(A2, null), put(B3, null), put(A4, A2));
      t.history.settle();
    });
    bad("an event after the watch was cancelled", "after it was cancelled", t -> {
      var w = t.watchAll(2);
      log(t);
      t.history.ended(w);
      t.heard(w, put(A2, null));
    });
    bad("an event after the watch was closed", "after its end", t -> {
      var w = t.watchAll(2);
      log(t);
      t.history.heardClosed(w, "shutting down");
      t.heard(w, put(A2, null));
    });
    bad("told of a compaction that nobody wanted", "nobody had asked for a compaction", t -> {
      var w = t.watchAll(2);
      log(t);
      t.history.heardCompacted(w, 4);
    });
    bad("told of a compaction below what it wants", "it was at revision 5, which is kept", t -> {
      var w = t.watchAll(5);
      log(t);
      t.did("c1", new Request.Compact(4), compacted(4));
      t.history.heardCompacted(w, 4);
    });
    bad("a delete lost in a compaction", "was never heard", t -> {
      var w = t.watchAll(5);
      log(t);
      t.did("c1", new Request.Compact(5), compacted(5));
      t.put("c1", "d", "1", 6, null);
      t.heard(w, put(kv("d", "1", 6), null));
    });
    bad("a linearizable read behind a watch", "stale read", t -> {
      var w = t.watchAll(2);
      int write = t.begin("c1", put("a", "1"));
      t.heard(w, put(A2, null));
      t.did("c2", get("a"), read(1));
      t.end(write, created(2));
    });
    bad("a delivery that names another revision", "its last event is of revision 2, not 3", t -> {
      var w = t.watchAll(2);
      log(t);
      t.history.heardEvents(w, List.of(put(A2, null)), 3);
    });
  }
}
