package io.hexareme.core.store.mvcc;

import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/**
 * A running figure of all changes: each revision's events are folded into the figure of the revision before. Eight octets a step, because
 * every write pays for it. Finds divergence, resists nobody.
 */
final class RevisionHash {
  private static final long FACTOR = 0x9fb21c651e98df25L; // odd, its bits in no pattern

  private RevisionHash() {}

  static long after(long before, List<StoreEvent> events) {
    long hash = fold(before, events.size());
    for (StoreEvent event : events) {
      hash = switch (event) {
        case StoreEvent.Put put -> fold(fold(fold(fold(hash, 1), put.current().key()), put.current().value()), put.current().lease());
        case StoreEvent.Delete delete -> fold(fold(hash, 2), delete.key());
      };
    }
    return hash;
  }

  private static long fold(long hash, long word) {
    long mixed = (hash ^ word) * FACTOR;
    return mixed ^ mixed >>> 29;
  }

  private static long fold(long hash, Bytes bytes) {
    byte[] array = bytes.array();
    long folded = fold(hash, array.length);
    int at = 0;
    for (; at + 8 <= array.length; at += 8) folded = fold(folded, eight(array, at));
    long rest = 0;
    for (; at < array.length; at++) rest = rest << 8 | array[at] & 0xff;
    return fold(folded, rest);
  }

  private static long eight(byte[] array, int at) {
    return (array[at] & 0xffL) | (array[at + 1] & 0xffL) << 8 | (array[at + 2] & 0xffL) << 16 | (array[at + 3] & 0xffL) << 24
        | (array[at + 4] & 0xffL) << 32 | (array[at + 5] & 0xffL) << 40 | (array[at + 6] & 0xffL) << 48 | (long) array[at + 7] << 56;
  }
}
