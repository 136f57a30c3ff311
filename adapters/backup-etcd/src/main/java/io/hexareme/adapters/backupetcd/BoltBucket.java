package io.hexareme.adapters.backupetcd;

import java.util.List;

/** @param entries in key order; may be gone through more than once and is the same each time */
record BoltBucket(String name, Iterable<BoltEntry> entries) {
  static BoltBucket empty(String name) {
    return new BoltBucket(name, List.of());
  }
}
