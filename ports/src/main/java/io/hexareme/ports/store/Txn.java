package io.hexareme.ports.store;

import io.hexareme.ports.value.Bytes;
import java.util.List;

/**
 * If all of {@code compares} hold then {@code success}, else {@code failure}, as one atomic step. Operations see the writes of
 * those before them in the same list; compares, those of nested transactions too, see the state before the whole transaction (as
 * in etcd). A key may be put at most once in a transaction and not be deleted in it as well.
 */
public record Txn(List<Compare> compares, List<Op> success, List<Op> failure) {
  public Txn {
    compares = List.copyOf(compares);
    success = List.copyOf(success);
    failure = List.copyOf(failure);
  }

  /** Writes {@code value} if {@code key}'s newest version has {@code modRevision} (0: if there is no such key); else reads it. */
  public static Txn putIf(Bytes key, long modRevision, Bytes value) {
    return new Txn(
        List.of(new Compare(key, null, Target.MOD_REVISION, Relation.EQUAL, modRevision, Bytes.EMPTY)),
        List.of(new Op.Put(key, value, 0)),
        List.of(new Op.Range(RangeRequest.of(key))));
  }

  /** Deletes {@code key} if its newest version has {@code modRevision}; else reads it. */
  public static Txn deleteIf(Bytes key, long modRevision) {
    return new Txn(
        List.of(new Compare(key, null, Target.MOD_REVISION, Relation.EQUAL, modRevision, Bytes.EMPTY)),
        List.of(new Op.Delete(key, null)),
        List.of(new Op.Range(RangeRequest.of(key))));
  }

  /** What a compare looks at. A missing key has revision, version and lease 0; its value compares false. */
  public enum Target { VERSION, CREATE_REVISION, MOD_REVISION, VALUE, LEASE }

  /** How a compare relates the key's figure (left) to the given one (right). */
  public enum Relation { EQUAL, NOT_EQUAL, GREATER, LESS }

  /**
   * One condition. With {@code end} (see {@link RangeRequest}) it must hold for every key of the range.
   *
   * @param number the right-hand side for all targets but VALUE
   * @param value the right-hand side for VALUE
   */
  public record Compare(Bytes key, Bytes end, Target target, Relation relation, long number, Bytes value) {}

  /** One operation of a transaction. */
  public sealed interface Op {
    /**
     * Writes.
     *
     * @param value null keeps the value the key has (etcd's {@code ignore_value})
     * @param lease 0: none; {@link #KEEP_LEASE} keeps the one the key has (etcd's {@code ignore_lease}). A transaction that keeps
     *     anything of a key that is not there is refused with {@code etcdserver: key not found}
     */
    record Put(Bytes key, Bytes value, long lease) implements Op {
      public static final long KEEP_LEASE = -1;

      /** Whether something of the version before is kept, so that there must be one. */
      public boolean keeps() {
        return value == null || lease == KEEP_LEASE;
      }
    }

    /** Deletes one key, or with {@code end} a range (see {@link RangeRequest}). */
    record Delete(Bytes key, Bytes end) implements Op {}

    /** Reads. */
    record Range(RangeRequest request) implements Op {}

    /** A transaction within the transaction. */
    record Nested(Txn txn) implements Op {}
  }
}
