package io.hexareme.adapters.testkit.fabric8;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.value.Bytes;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A body that its reader takes piece by piece. */
final class BytesBody implements AsyncBody {
  private final AsyncBody.Consumer<List<ByteBuffer>> consumer;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final OnDemand<Bytes> pieces = new OnDemand<>(this::tell, () -> done.complete(null));
  private volatile Runnable cancel = () -> { };

  BytesBody(AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    this.consumer = consumer;
  }

  void takeFrom(ApiResponse response) {
    switch (response) {
      case ApiResponse.Whole whole -> {
        Bytes bytes = Requests.bytes(whole.body());
        if (bytes.length() > 0) {
          pieces.piece(bytes);
        }
        pieces.end();
      }
      case ApiResponse.Streaming streaming -> {
        cancel = streaming.frames()::cancel;
        streaming.frames().start(new ApiResponse.Sink() {
          @Override
          public boolean frame(Body frame) {
            pieces.piece(Requests.bytes(frame));
            return true;
          }

          @Override
          public void end() {
            pieces.end();
          }
        });
      }
      case ApiResponse.Conversing conversing -> {
        conversing.dialogue().cancel(); // a body is no way to talk
        pieces.end();
      }
    }
  }

  private void tell(Bytes piece) {
    try {
      consumer.consume(List.of(ByteBuffer.wrap(piece.array())), this);
    } catch (Exception broken) { // the interface lets a reader throw anything; it is told by done()
      cancel();
      done.completeExceptionally(broken);
    }
  }

  @Override
  public void consume() {
    pieces.want();
  }

  @Override
  public CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void cancel() {
    pieces.stop();
    cancel.run();
    done.cancel(false);
  }
}
