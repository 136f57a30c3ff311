package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.List;

/** The pieces of a body as one buffer over the very same arrays: what many watchers share is copied for none. */
final class Pieces {
  private Pieces() {}

  static Buffer buffer(Body body) {
    return joined(of(body));
  }

  /** One after the other. */
  static Buffer buffer(List<Body> bodies) {
    return bodies.size() == 1 ? buffer(bodies.getFirst()) : joined(bodies.stream().flatMap(body -> of(body).stream()).toList());
  }

  private static Buffer joined(List<Bytes> pieces) {
    byte[][] arrays = new byte[pieces.size()][];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = pieces.get(i).array();
    }
    // The number of components must be said, or Netty joins more than 16 of them into a copy.
    return BufferInternal.buffer(Unpooled.wrappedBuffer(Math.max(1, arrays.length), arrays));
  }

  static List<Bytes> of(Body body) {
    return switch (body) {
      case Body.None _ -> List.of();
      case Body.Encoded encoded -> encoded.pieces();
      case Body.Tree _ -> throw new IllegalStateException("a tree was answered to a caller outside this process");
    };
  }

  static long size(Body body) {
    long size = 0;
    for (Bytes piece : of(body)) {
      size += piece.length();
    }
    return size;
  }
}
