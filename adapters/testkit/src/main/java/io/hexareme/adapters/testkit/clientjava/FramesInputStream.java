package io.hexareme.adapters.testkit.clientjava;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.LinkedBlockingQueue;

/** The frames of a stream, one after the other, as bytes to be read from another thread. */
final class FramesInputStream extends InputStream {
  private static final byte[] END = new byte[0];

  private final LinkedBlockingQueue<byte[]> coming = new LinkedBlockingQueue<>();
  private final ApiResponse.Frames frames;
  private byte[] piece = {};
  private int at;
  private volatile boolean closed;

  FramesInputStream(ApiResponse.Frames frames) {
    this.frames = frames;
    frames.start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        if (frame instanceof Body.Encoded encoded && encoded.joined().length() > 0) {
          coming.add(encoded.joined().array());
        }
        return !closed;
      }

      @Override
      public void end() {
        coming.add(END);
      }
    });
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (at == piece.length && !next()) {
      return -1;
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, target, offset, count);
    at += count;
    return count;
  }

  /** Whether there is more. */
  private boolean next() throws IOException {
    if (closed || piece == END) {
      return false;
    }
    try {
      piece = coming.take();
      at = 0;
      return piece != END;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while reading a stream");
    }
  }

  @Override
  public void close() {
    closed = true;
    frames.cancel();
    coming.add(END);
  }
}
