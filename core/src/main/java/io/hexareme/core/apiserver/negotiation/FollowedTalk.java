package io.hexareme.core.apiserver.negotiation;

import io.hexareme.core.machinery.RelayedConversation;
import io.hexareme.ports.api.ApiResponse.Dialogue;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.PortForward;

/** A conversation whose end somebody is told of, once, whoever ends it. */
public final class FollowedTalk extends RelayedConversation {
  private final Runnable onEnd;

  private FollowedTalk(Conversation conversation, Runnable onEnd) {
    super(conversation);
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
  protected End ended(End end) {
    onEnd.run();
    return end;
  }

  @Override
  public void cancel() {
    onEnd.run();
    super.cancel();
  }
}
