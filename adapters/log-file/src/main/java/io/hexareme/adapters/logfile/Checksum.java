package io.hexareme.adapters.logfile;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC32C with something in front that is not stored beside the bytes: stale or moved bytes then do not pass for valid ones. */
final class Checksum {
  private Checksum() {}

  /** @param bytes from position to limit; both stay as they are */
  static int of(int salt, int place, ByteBuffer bytes) {
    CRC32C crc = begin(salt, place);
    crc.update(bytes.duplicate());
    return (int) crc.getValue();
  }

  /** A checksum to be gone on with. */
  static CRC32C begin(int salt, int place) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(8).putInt(salt).putInt(place).flip());
    return crc;
  }
}
