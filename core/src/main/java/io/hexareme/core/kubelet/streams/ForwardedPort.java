package io.hexareme.core.kubelet.streams;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import java.util.concurrent.CompletionStage;

/** A connection whose failure is told in the kubelet's words. */
final class ForwardedPort implements Conversation {
  private final Conversation connection;
  private final String words;

  ForwardedPort(Conversation connection, String words) {
    this.connection = connection;
    this.words = words;
  }

  @Override
  public void start(Listener listener) {
    connection.start(new Listener() {
      @Override
      public CompletionStage<Void> output(Bytes bytes) {
        return listener.output(bytes);
      }

      @Override
      public CompletionStage<Void> error(Bytes bytes) {
        return listener.error(bytes);
      }

      @Override
      public void end(End end) {
        listener.end(end instanceof End.Failed(String message) ? new End.Failed(words + message) : end);
      }
    });
  }

  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    return connection.input(bytes);
  }

  @Override
  public void endInput() {
    connection.endInput();
  }

  @Override
  public void resize(int width, int height) {
    connection.resize(width, height);
  }

  @Override
  public void cancel() {
    connection.cancel();
  }
}
