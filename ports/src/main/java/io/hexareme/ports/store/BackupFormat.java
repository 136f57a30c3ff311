package io.hexareme.ports.store;

import io.hexareme.ports.value.Bytes;

/** Driven port: a store image as one file's bytes, with a checksum over all of it. May block; keeps nothing between calls. */
public interface BackupFormat {

  /** The file's bytes, in chunks, made lazily. */
  Iterable<Bytes> encode(StoreImage image);

  /**
   * Reads a whole file.
   *
   * @throws BackupDamaged when it is cut short, its checksum is wrong or it is no backup; says which
   */
  StoreImage decode(Iterable<Bytes> file);

  /** The bytes are not those of a whole backup. */
  final class BackupDamaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackupDamaged(String message) {
      super(message);
    }
  }
}
