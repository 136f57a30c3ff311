package io.hexareme.core.apiserver.storage;

import io.hexareme.ports.store.Txn;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What no two objects may hold, such as a cluster IP, as keys of the store that are written and deleted together with their holder: so that of
 * two API servers, neither of which sees what the other is about to write, one is refused. (Kubernetes keeps IPAddress objects for that,
 * KEP-1880, and bitmaps below {@code /registry/ranges} for ports.)
 *
 * @param gained what the write takes, {@code lost} what it gives back
 * @param holder the uid of the object
 */
public record Claims(Set<String> gained, Set<String> lost, String holder) {
  /** Below it no object is kept. */
  public static final String ROOT = GroupResource.ROOT + "ranges/";

  public static final Claims NONE = new Claims(new LinkedHashSet<>(), new LinkedHashSet<>(), "");

  /** Of a write that turns what is held from one set into another. */
  public static Claims change(Set<String> before, Set<String> after, String holder) {
    if (before.isEmpty() && after.isEmpty()) {
      return NONE;
    }
    Set<String> gained = new LinkedHashSet<>(after);
    gained.removeAll(before);
    Set<String> lost = new LinkedHashSet<>(before);
    lost.removeAll(after);
    return new Claims(gained, lost, holder);
  }

  boolean isEmpty() {
    return gained.isEmpty() && lost.isEmpty();
  }

  /** The same write, if nobody else holds what it takes; else it reads who does, after what it reads already. */
  Txn on(Txn write) {
    if (isEmpty()) {
      return write;
    }
    List<Txn.Compare> compares = new ArrayList<>(write.compares());
    List<Txn.Op> success = new ArrayList<>(write.success());
    for (String claim : gained) {
      Bytes key = key(claim);
      compares.add(new Txn.Compare(key, null, Txn.Target.MOD_REVISION, Txn.Relation.EQUAL, 0, Bytes.EMPTY));
      success.add(new Txn.Op.Put(key, Bytes.utf8(holder), 0));
    }
    lost.forEach(claim -> success.add(new Txn.Op.Delete(key(claim), null)));
    return new Txn(compares, success, write.failure());
  }

  private static Bytes key(String claim) {
    return Bytes.utf8(ROOT + claim);
  }
}
