package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.value.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes in the body of one request, up to a limit. Of a larger one nothing is kept; the rest is read and thrown away for a
 * while, so that the client, still writing, gets to read the answer, and then the connection is cut.
 */
final class RequestBody {
  /** What Kubernetes takes: 3 MiB. */
  static final int LIMIT = 3 << 20;

  /** How much is read for nothing. */
  private static final long PATIENCE = 32L << 20;

  private final HttpServerRequest request;
  private final Promise<Optional<Bytes>> whole = Promise.promise();
  private List<Buffer> pieces = new ArrayList<>();
  private long size;

  private RequestBody(HttpServerRequest request) {
    this.request = request;
  }

  /** The body; empty when it is too large, told as soon as that is known. Fails when the client goes away or takes too long. */
  static Future<Optional<Bytes>> read(HttpServerRequest request, Vertx vertx, Duration patience) {
    long timer = vertx.setTimer(patience.toMillis(), _ -> Cut.off(request));
    return new RequestBody(request).read().onComplete(_ -> vertx.cancelTimer(timer));
  }

  private Future<Optional<Bytes>> read() {
    request.exceptionHandler(whole::tryFail);
    request.handler(this::take);
    request.endHandler(_ -> whole.tryComplete(Optional.of(joined())));
    if (announced() > LIMIT) {
      refuse();
    } else if ("100-continue".equalsIgnoreCase(request.getHeader("expect"))) {
      request.response().writeContinue();
    }
    return whole.future();
  }

  private long announced() {
    String length = request.getHeader("content-length");
    return length == null || length.length() > 18 || !length.chars().allMatch(c -> c >= '0' && c <= '9') || length.isEmpty()
        ? 0
        : Long.parseLong(length);
  }

  private void take(Buffer piece) {
    size += piece.length();
    if (size > LIMIT + PATIENCE) {
      Cut.off(request);
    } else if (size > LIMIT) {
      refuse();
    } else {
      pieces.add(piece);
    }
  }

  private void refuse() {
    pieces = new ArrayList<>();
    whole.tryComplete(Optional.empty());
  }

  private Bytes joined() {
    byte[] bytes = new byte[pieces.stream().mapToInt(Buffer::length).sum()];
    int at = 0;
    for (Buffer piece : pieces) {
      piece.getBytes(bytes, at);
      at += piece.length();
    }
    return new Bytes(bytes);
  }
}
