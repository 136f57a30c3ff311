package io.hexareme.core.apiserver.negotiation;

import io.hexareme.ports.api.ApiResponse.Dialogue;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.PortForward;
import io.hexareme.ports.value.Bytes;
import java.util.concurrent.CompletionStage;

/** A conversation whose end somebody is told of, once, whoever ends it. */
public final class FollowedTalk implements Conversation {
  private final Conversation conversation;
  private final Runnable onEnd;

  private FollowedTalk(Conversation conversation, Runnable onEnd) {
    this.conversation = conversation;
    this.onEnd = onEnd;
  }

  /** A command's talk ends with itself; ports, when their asking side has gone. */
  public static Dialogue of(Dialogue dialogue, Runnable onEnd) {
    Runnable once = once(onEnd);
    return switch (dialogue) {
      case Dialogue.Command(var streams, var conversation) -> new Dialogue.Command(streams, new FollowedTalk(conversation, once));
      case Dialogue.Ports(var ports, var forward) -> new Dialogue.Ports(ports, new PortForward() {
        @Override
        public Conversation connect(int port) {
          return forward.connect(port);
        }

        @Override
        public void close() {
          once.run();
          forward.close();
        }
      });
    };
  }

  private static Runnable once(Runnable task) {
    boolean[] done = {false};
    return () -> {
      if (!done[0]) {
        done[0] = true;
        task.run();
      }
    };
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
        onEnd.run();
        listener.end(end);
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
    onEnd.run();
    conversation.cancel();
  }
}
