package io.hexareme.core.kubelet.streams;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import java.util.concurrent.CompletionStage;

/** One whose failure is told in the kubelet's words. */
final class WordedConversation implements Conversation {
  private final Conversation conversation;
  private final String words;

  WordedConversation(Conversation conversation, String words) {
    this.conversation = conversation;
    this.words = words;
  }

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
        listener.end(end instanceof End.Failed(String message) ? new End.Failed(words + message) : end);
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
