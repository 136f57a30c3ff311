package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The database's pages in larger chunks, and at the end the SHA-256 of them all. */
final class ChecksummedChunks implements Iterator<Bytes> {
  private static final int CHUNK = 128 << 10;
  private static final int DIGEST = 32;
  /** A database is whole pages, and pages are multiples of this; so etcdctl sees whether there is a checksum. */
  private static final int SECTOR = 512;

  private final Iterator<byte[]> pages;
  private final MessageDigest digest = sha256();
  private boolean ended;

  ChecksummedChunks(Iterator<byte[]> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public Bytes next() {
    if (ended) {
      throw new NoSuchElementException();
    }
    if (!pages.hasNext()) {
      ended = true;
      return new Bytes(digest.digest());
    }
    ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK);
    while (pages.hasNext() && chunk.size() < CHUNK) {
      chunk.writeBytes(pages.next());
    }
    byte[] bytes = chunk.toByteArray();
    digest.update(bytes);
    return new Bytes(bytes);
  }

  /**
   * The database alone.
   *
   * @throws BackupDamaged when the checksum behind it is missing or wrong
   */
  static FileBytes verified(FileBytes file) {
    if (file.length() % SECTOR != DIGEST) {
      throw new BackupDamaged("the backup is cut short or has no checksum at its end: " + file.length() + " bytes are not whole pages and "
          + DIGEST + " more");
    }
    FileBytes database = file.cutTo(file.length() - DIGEST);
    MessageDigest digest = sha256();
    database.digestInto(digest);
    if (!file.endsWith(digest.digest())) {
      throw new BackupDamaged("the backup is damaged or cut short: its SHA-256 is not the one at its end");
    }
    return database;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
