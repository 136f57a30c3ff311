package io.hexareme.adapters.backupetcd;

/**
 * One element of a leaf page.
 *
 * @param bucket whether the value is a bucket's header
 */
record BoltEntry(byte[] key, byte[] value, boolean bucket) {
  static BoltEntry of(byte[] key, byte[] value) {
    return new BoltEntry(key, value, false);
  }
}
