package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.value.Bytes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A whole file in memory, of any length, for reading at any place. Numbers are little-endian, as bbolt writes them on amd64 and arm64. */
final class FileBytes {
  private static final int SEGMENT = 1 << 20;

  private final List<byte[]> segments;
  private final long length;

  private FileBytes(List<byte[]> segments, long length) {
    this.segments = segments;
    this.length = length;
  }

  static FileBytes of(Iterable<Bytes> chunks) {
    List<byte[]> segments = new ArrayList<>();
    long length = 0;
    for (Bytes chunk : chunks) {
      for (int at = 0; at < chunk.length(); ) {
        int into = (int) (length % SEGMENT);
        if (into == 0) {
          segments.add(new byte[SEGMENT]);
        }
        int count = Math.min(SEGMENT - into, chunk.length() - at);
        System.arraycopy(chunk.array(), at, segments.getLast(), into, count);
        at += count;
        length += count;
      }
    }
    return new FileBytes(segments, length);
  }

  long length() {
    return length;
  }

  /** The same without what comes after {@code newLength}. */
  FileBytes cutTo(long newLength) {
    return new FileBytes(segments, newLength);
  }

  byte[] slice(long from, long count) {
    if (from < 0 || count < 0 || count > Integer.MAX_VALUE - 8 || from > length - count) {
      throw new BackupDamaged("the backup is damaged: it points to " + count + " bytes at offset " + from + " of " + length);
    }
    byte[] slice = new byte[(int) count];
    for (int at = 0; at < slice.length; ) {
      int into = (int) ((from + at) % SEGMENT);
      int step = Math.min(SEGMENT - into, slice.length - at);
      System.arraycopy(segments.get((int) ((from + at) / SEGMENT)), into, slice, at, step);
      at += step;
    }
    return slice;
  }

  int u16(long at) {
    return (int) number(at, 2);
  }

  long u32(long at) {
    return number(at, 4);
  }

  long u64(long at) {
    return number(at, 8);
  }

  private long number(long at, int octets) {
    byte[] bytes = slice(at, octets);
    long number = 0;
    for (int i = octets - 1; i >= 0; i--) {
      number = number << 8 | bytes[i] & 0xff;
    }
    return number;
  }

  /** Adds everything to the digest. */
  void digestInto(MessageDigest digest) {
    long left = length;
    for (byte[] segment : segments) {
      int count = (int) Math.min(SEGMENT, left);
      digest.update(segment, 0, count);
      left -= count;
    }
  }

  boolean endsWith(byte[] end) {
    return length >= end.length && Arrays.equals(slice(length - end.length, end.length), end);
  }
}
