package io.hexareme.adapters.assembly.faults;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.Txn.Relation;
import io.hexareme.ports.store.Txn.Target;
import io.hexareme.ports.time.Randomness;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Chooses one client's next operation. Every value it writes is written once, so that whoever sees it knows where it is from. */
final class Workload {
  private static final Bytes FIRST = Bytes.utf8("k");

  private final String client;
  private final int number;
  private final Mix mix;
  private final Acquaintance known = new Acquaintance();
  private int values;
  private int grants;
  private Randomness random;

  Workload(String client, int number, Mix mix) {
    this.client = client;
    this.number = number;
    this.mix = mix;
  }

  void learn(Object answer) {
    known.learn(answer);
  }

  /** @param own the random numbers of this one operation */
  CompletionStage<?> next(Store store, Randomness own) {
    random = own;
    int at = random.nextInt(mix.total());
    if ((at -= mix.put()) < 0) return store.txn(always(put(key())));
    if ((at -= mix.conditional()) < 0) return store.txn(conditional());
    if ((at -= mix.multi()) < 0) return store.txn(multi());
    if ((at -= mix.delete()) < 0) return store.txn(always(delete()));
    if ((at -= mix.read()) < 0) return read(store);
    if ((at -= mix.past()) < 0) return store.range(all(Math.max(1, known.revision() - random.nextInt(8)), false));
    if ((at -= mix.stale()) < 0) return store.range(all(0, true));
    if ((at -= mix.compact()) < 0) return store.compact(Math.max(1, known.revision() - random.nextInt(6)));
    return lease(store);
  }

  private CompletionStage<?> read(Store store) {
    return switch (random.nextInt(5)) {
      case 0 -> store.revision();
      case 1, 2 -> store.range(RangeRequest.of(key()));
      default -> store.range(all(0, false));
    };
  }

  private CompletionStage<?> lease(Store store) {
    if (known.leases().isEmpty()) return store.grantLease(number * 1000L + ++grants, 1 + random.nextInt(3));
    long id = known.leases().get(random.nextInt(known.leases().size()));
    return switch (random.nextInt(10)) {
      case 0 -> store.grantLease(number * 1000L + ++grants, 1 + random.nextInt(3));
      case 1, 2, 3 -> store.txn(always(new Op.Put(key(), value(), id)));
      case 4, 5, 6, 7 -> store.keepLeaseAlive(id);
      case 8 -> store.lease(id);
      default -> store.revokeLease(id);
    };
  }

  private Txn conditional() {
    Bytes key = key();
    return random.nextInt(4) == 0 ? Txn.deleteIf(key, known.modRevision(key)) : Txn.putIf(key, known.modRevision(key), value());
  }

  /** Two keys move together, or one of two branches is taken within a branch, with a read of the past in the middle. */
  private Txn multi() {
    Bytes key = key();
    Op inner = new Op.Nested(new Txn(
        List.of(new Compare(key, null, Target.VERSION, Relation.GREATER, 0, Bytes.EMPTY)), List.of(put(key)), List.of(put(key))));
    return switch (random.nextInt(3)) {
      case 0 -> always(put(Bytes.utf8("k0")), put(Bytes.utf8("k1")));
      case 1 -> always(new Op.Range(all(0, false)), inner);
      default -> always(new Op.Range(all(Math.max(1, known.revision() - random.nextInt(8)), false)), put(key));
    };
  }

  private Op delete() {
    return random.nextInt(3) == 0 ? new Op.Delete(Bytes.utf8("k1"), Bytes.utf8("k4")) : new Op.Delete(key(), null);
  }

  private static Txn always(Op... ops) {
    return new Txn(List.of(), List.of(ops), List.of());
  }

  private static RangeRequest all(long revision, boolean serializable) {
    return new RangeRequest(FIRST, FIRST.prefixEnd(), revision, 0, false, false, serializable);
  }

  private Op put(Bytes key) {
    return new Op.Put(key, value(), 0);
  }

  private Bytes key() {
    return Bytes.utf8("k" + random.nextInt(mix.keys()));
  }

  private Bytes value() {
    return Bytes.utf8(client + "-" + ++values);
  }
}
