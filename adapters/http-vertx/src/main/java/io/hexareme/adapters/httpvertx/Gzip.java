package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses large answers for clients that ask for it, as fast as deflate goes. Streams are never compressed. */
final class Gzip {
  /** Kubernetes compresses from 128 KiB on. */
  private static final long THRESHOLD = 128 << 10;

  private Gzip() {}

  static boolean worthIt(HttpServerRequest request, ApiResponse.Whole whole) {
    String accepted = request.getHeader("accept-encoding");
    return accepted != null
        && accepted.toLowerCase(Locale.ROOT).matches("(.*,)?\\s*gzip\\s*(;\\s*q=(1|0\\.0*[1-9]).*)?(,.*)?")
        && !whole.headers().containsKey("content-encoding")
        && Pieces.size(whole.body()) > THRESHOLD;
  }

  static Buffer compress(Body body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream((int) (Pieces.size(body) / 8));
    try (GZIPOutputStream gzip = new Fast(out)) {
      for (Bytes piece : Pieces.of(body)) {
        gzip.write(piece.array());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return BufferInternal.buffer(Unpooled.wrappedBuffer(out.toByteArray()));
  }

  private static final class Fast extends GZIPOutputStream {
    Fast(ByteArrayOutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
