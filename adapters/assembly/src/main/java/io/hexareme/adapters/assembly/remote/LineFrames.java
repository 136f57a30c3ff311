package io.hexareme.adapters.assembly.remote;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/** A watch over HTTP: one JSON document a line, each of which is a frame. A stream that breaks off is one that ends. */
final class LineFrames implements ApiResponse.Frames, Flow.Subscriber<List<ByteBuffer>> {
  private final Flow.Publisher<List<ByteBuffer>> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private volatile Flow.Subscription subscription;
  private ApiResponse.Sink sink;

  LineFrames(Flow.Publisher<List<ByteBuffer>> lines) {
    this.lines = lines;
  }

  @Override
  public void start(ApiResponse.Sink to) {
    sink = to;
    lines.subscribe(this);
  }

  @Override
  public void cancel() {
    if (subscription != null) {
      subscription.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    for (ByteBuffer piece : pieces) {
      while (piece.hasRemaining()) {
        byte next = piece.get();
        if (next == '\n') {
          frame();
        } else {
          line.write(next);
        }
      }
    }
  }

  /** A line that is cut off or not JSON ends the stream, as it would end a client's decoder. */
  private void frame() {
    try {
      if (line.size() > 0 && !sink.frame(new Body.Tree(Documents.json().decode(new Bytes(line.toByteArray())).value()))) {
        cancel();
      }
    } catch (MalformedBody malformed) {
      cancel();
      sink.end();
    } finally {
      line.reset();
    }
  }

  @Override
  public void onError(Throwable broken) {
    sink.end();
  }

  @Override
  public void onComplete() {
    sink.end();
  }
}
