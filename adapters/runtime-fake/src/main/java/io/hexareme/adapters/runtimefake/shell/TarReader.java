package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Unpacks an archive as it comes: ustar, with pax paths and GNU long names. Directories and links are passed over. What is no archive is
 * read and dropped, and told at the end.
 */
final class TarReader {
  /** A file in memory is no larger. */
  private static final long LARGEST = 64 << 20;

  private final FileTree files;
  private final String directory;
  private final ByteArrayOutputStream block = new ByteArrayOutputStream(TarWriter.BLOCK);
  private ByteArrayOutputStream content = new ByteArrayOutputStream();
  private String path = "";
  private String longPath = "";
  private char type;
  private long left; // of the content, then of the filling after it
  private int filling;
  private boolean ended;
  private String failure = "";

  TarReader(FileTree files, String directory) {
    this.files = files;
    this.directory = directory.endsWith("/") ? directory : directory + "/";
  }

  /** Empty when all went well so far. */
  String failure() {
    return failure.isEmpty() && (left > 0 || block.size() > 0) ? "short read" : failure;
  }

  void take(Bytes bytes) {
    byte[] array = bytes.array();
    int at = 0;
    while (at < array.length && !ended && failure.isEmpty()) {
      int taken = left > 0 ? takeContent(array, at) : filling > 0 ? skip(array, at) : takeHeader(array, at);
      at += taken;
    }
  }

  private int takeContent(byte[] array, int at) {
    int length = (int) Math.min(left, array.length - at);
    content.write(array, at, length);
    left -= length;
    if (left == 0) {
      finish();
    }
    return length;
  }

  private int skip(byte[] array, int at) {
    int length = Math.min(filling, array.length - at);
    filling -= length;
    return length;
  }

  private int takeHeader(byte[] array, int at) {
    int length = Math.min(TarWriter.BLOCK - block.size(), array.length - at);
    block.write(array, at, length);
    if (block.size() == TarWriter.BLOCK) {
      header(block.toByteArray());
      block.reset();
    }
    return length;
  }

  private void header(byte[] header) {
    String name = text(header, 0, 100);
    if (name.isEmpty()) {
      ended = true; // two empty blocks, of which this is the first
      return;
    }
    String prefix = header[257] == 'u' ? text(header, 345, 155) : "";
    String size = text(header, 124, 12).strip();
    if (!size.matches("[0-7]{0,12}")) {
      failure = "invalid tar header";
      return;
    }
    left = size.isEmpty() ? 0 : Long.parseLong(size, 8);
    type = (char) header[156];
    if (left > LARGEST) {
      failure = name + ": No space left on device";
      return;
    }
    filling = Math.floorMod(-left, TarWriter.BLOCK);
    path = longPath.isEmpty() ? (prefix.isEmpty() ? name : prefix + "/" + name) : longPath;
    content = new ByteArrayOutputStream();
    if (left == 0) {
      finish();
    }
  }

  private void finish() {
    switch (type) {
      case 'x' -> longPath = paxPath(content.toByteArray());
      case 'L' -> longPath = text(content.toByteArray(), 0, content.size());
      case '0', '\0', '7' -> write();
      default -> longPath = "";
    }
  }

  private void write() {
    longPath = "";
    try {
      files.write(directory + path, new Bytes(content.toByteArray()));
    } catch (IllegalStateException readOnly) {
      failure = readOnly.getMessage();
    }
  }

  /** The value of {@code path} in records such as {@code 27 path=a/long/name\n}. */
  private static String paxPath(byte[] records) {
    for (String line : new String(records, StandardCharsets.UTF_8).split("\n")) {
      int space = line.indexOf(' ');
      if (space > 0 && line.startsWith("path=", space + 1)) {
        return line.substring(space + 6);
      }
    }
    return "";
  }

  private static String text(byte[] bytes, int at, int width) {
    int end = at;
    while (end < at + width && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, at, end - at, StandardCharsets.UTF_8);
  }
}
