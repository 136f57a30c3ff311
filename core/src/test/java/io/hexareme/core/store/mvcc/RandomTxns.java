package io.hexareme.core.store.mvcc;

import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Compare;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded transactions over few keys, so that they meet each other often. */
final class RandomTxns {
  private final Random random;

  RandomTxns(Random random) {
    this.random = random;
  }

  Txn next(long revision) {
    return next(revision, 0);
  }

  private Txn next(long revision, int depth) {
    List<Compare> compares = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) compares.add(compare(revision));
    return new Txn(compares, ops(revision, depth), ops(revision, depth));
  }

  private List<Op> ops(long revision, int depth) {
    List<Op> ops = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      ops.add(switch (random.nextInt(depth < 2 ? 9 : 8)) {
        case 0, 1, 2, 3 -> new Op.Put(
            key(),
            random.nextInt(12) == 0 ? null : Bytes.utf8("v" + random.nextInt(50)),
            random.nextInt(4) == 0 ? random.nextInt(7) - 1 : 0);
        case 4, 5 -> new Op.Delete(key(), end());
        case 6, 7 -> new Op.Range(range(revision));
        default -> new Op.Nested(next(revision, depth + 1));
      });
    }
    return ops;
  }

  RangeRequest range(long revision) {
    long at = random.nextBoolean() ? 0 : Math.max(0, revision + 1 - random.nextInt(60));
    return new RangeRequest(key(), end(), at, random.nextInt(4), random.nextBoolean(), random.nextInt(4) == 0);
  }

  Bytes key() {
    return Bytes.utf8("" + (char) ('a' + random.nextInt(12)));
  }

  Bytes end() {
    return switch (random.nextInt(5)) {
      case 0 -> Bytes.EMPTY;
      case 1, 2 -> key();
      default -> null;
    };
  }

  private Compare compare(long revision) {
    Txn.Target target = Txn.Target.values()[random.nextInt(5)];
    Txn.Relation relation = Txn.Relation.values()[random.nextInt(4)];
    long number = switch (target) {
      case VERSION -> random.nextInt(4);
      case LEASE -> random.nextInt(3);
      default -> random.nextInt((int) revision + 1);
    };
    return new Compare(key(), random.nextInt(3) == 0 ? end() : null, target, relation, number, Bytes.utf8("v" + random.nextInt(50)));
  }
}
