package io.hexareme.core.machinery;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import java.util.concurrent.CompletionStage;

/** Passes everything of a conversation on, in both directions; who extends it has a say in its end. */
public abstract class RelayedConversation implements Conversation {
  private final Conversation conversation;

  protected RelayedConversation(Conversation conversation) {
    this.conversation = conversation;
  }

  /** It has ended by itself, and the asking side is about to be told; answers what it is told. */
  protected abstract End ended(End end);

  @Override
  public void start(Listener listener) {
    conversation.start(new Listener() {
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
        listener.end(ended(end));
      }
    });
  }

  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    return conversation.input(bytes);
  }

  @Override
  public void endInput() {
    conversation.endInput();
  }

  @Override
  public void resize(int width, int height) {
    conversation.resize(width, height);
  }

  @Override
  public void cancel() {
    conversation.cancel();
  }
}
