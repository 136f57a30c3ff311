package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a ustar archive (POSIX.1-1988); long paths as GNU tar writes them. */
final class TarWriter {
  static final int BLOCK = 512;

  private final List<Bytes> pieces = new ArrayList<>();
  private final long time;

  TarWriter(Instant time) {
    this.time = time.getEpochSecond();
  }

  void directory(String path) {
    String name = name(path);
    if (!name.isEmpty()) {
      header(name + "/", 0, '5', 0755);
    }
  }

  void file(String path, Bytes content) {
    header(name(path), content.length(), '0', 0644);
    content(content);
  }

  /** The archive, its end among it. */
  List<Bytes> pieces() {
    List<Bytes> all = new ArrayList<>(pieces);
    all.add(new Bytes(new byte[2 * BLOCK]));
    return all;
  }

  /** Archives hold no absolute paths. */
  private static String name(String path) {
    return path.replaceAll("^/+", "");
  }

  private void content(Bytes content) {
    pieces.add(content);
    int over = content.length() % BLOCK;
    if (over != 0) {
      pieces.add(new Bytes(new byte[BLOCK - over]));
    }
  }

  private void header(String name, long size, char type, int mode) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 100) {
      header("././@LongLink", bytes.length + 1L, 'L', 0644);
      content(Bytes.utf8(name + "\0"));
    }
    byte[] header = new byte[BLOCK];
    System.arraycopy(bytes, 0, header, 0, Math.min(100, bytes.length));
    octal(header, 100, 8, mode);
    octal(header, 108, 8, 0);
    octal(header, 116, 8, 0);
    octal(header, 124, 12, size);
    octal(header, 136, 12, time);
    header[156] = (byte) type;
    text(header, 257, "ustar\0" + "00");
    text(header, 265, "root");
    text(header, 297, "root");
    text(header, 148, "        ");
    int sum = 0;
    for (byte each : header) {
      sum += each & 0xff;
    }
    octal(header, 148, 7, sum);
    pieces.add(new Bytes(header));
  }

  private static void octal(byte[] header, int at, int width, long number) {
    String digits = Long.toOctalString(number);
    text(header, at, "0".repeat(width - 1 - digits.length()) + digits + "\0");
  }

  private static void text(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
