package io.hexareme.core.apiserver.storage;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/**
 * Other objects that change together with the one that is written, or not at all: the quotas that count it. If one of them has moved,
 * nothing is written and the write is made anew. Belongs to one attempt at one write.
 */
public final class Companions {
  private final List<Companion> companions = new ArrayList<>();
  private final List<Runnable> ends = new ArrayList<>();

  private record Companion(GroupResource resource, ObjectKey key, long expected, Obj object) {}

  /** {@code object} is written too, if it is still at {@code expected}. */
  public void add(GroupResource resource, ObjectKey key, long expected, Obj object) {
    companions.add(new Companion(resource, key, expected, object));
  }

  /** Runs when the attempt is over, however it went. */
  public void atEnd(Runnable end) {
    ends.add(end);
  }

  /** The attempt is over. */
  public void end() {
    List<Runnable> all = List.copyOf(ends);
    ends.clear();
    all.forEach(Runnable::run);
  }

  Txn on(Txn write, BodyEncoder encoder) {
    if (companions.isEmpty()) {
      return write;
    }
    List<Txn.Compare> compares = new ArrayList<>(write.compares());
    List<Txn.Op> success = new ArrayList<>(write.success());
    for (Companion companion : companions) {
      Bytes key = companion.resource().key(companion.key());
      compares.add(new Txn.Compare(key, null, Txn.Target.MOD_REVISION, Txn.Relation.EQUAL, companion.expected(), Bytes.EMPTY));
      success.add(new Txn.Op.Put(key, encoder.encode(StoredObject.canonical(companion.object())), 0));
    }
    return new Txn(compares, success, write.failure());
  }
}
