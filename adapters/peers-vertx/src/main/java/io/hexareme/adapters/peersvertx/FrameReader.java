package io.hexareme.adapters.peersvertx;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;

/** Cuts what comes in into frames. Memory for one grows with what has arrived of it, not with what it says it will be. */
final class FrameReader {
  static final int HEADER = 4;
  private static final int AT_ONCE = 1 << 20;

  /** Takes a frame; false to stop. */
  @FunctionalInterface
  interface Frames {
    boolean take(byte[] frame);
  }

  private final Frames frames;
  private int longest;
  private int headerBytes;
  private int length;
  private byte[] body;
  private int filled;

  FrameReader(int longest, Frames frames) {
    this.longest = longest;
    this.frames = frames;
  }

  /** From the next frame on. */
  void longest(int newLongest) {
    longest = newLongest;
  }

  /** False when a frame would be too long: then there is nothing more to be read here. True, too, when the taker stopped it. */
  boolean feed(Buffer chunk) {
    int at = 0;
    while (at < chunk.length() || body != null && filled == length) {
      if (body == null) {
        length = length << 8 | chunk.getUnsignedByte(at++);
        if (++headerBytes < HEADER) continue;
        if (length < 0 || length > longest) return false;
        body = new byte[Math.min(length, AT_ONCE)];
      }
      at += fill(chunk, at);
      if (filled == length && !frames.take(next())) return true;
    }
    return true;
  }

  private int fill(Buffer chunk, int at) {
    int count = Math.min(length - filled, chunk.length() - at);
    if (filled + count > body.length) {
      body = Arrays.copyOf(body, (int) Math.min(length, Math.max(filled + count, 2L * body.length)));
    }
    chunk.getBytes(at, at + count, body, filled);
    filled += count;
    return count;
  }

  private byte[] next() {
    byte[] frame = body;
    body = null;
    filled = 0;
    length = 0;
    headerBytes = 0;
    return frame;
  }
}
