package io.hexareme.adapters.assembly;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.ApiResponse.Dialogue;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.PortForward;
import java.util.concurrent.Executor;

/** An answer that begins something which goes on between two loops. */
public final class CarriedAnswer {
  private CarriedAnswer() {}

  /** The answer for an asking side elsewhere. */
  public static ApiResponse.Conversing of(ApiResponse.Conversing answer, Executor atServer, Executor atAsker) {
    return new ApiResponse.Conversing(answer.headers(), switch (answer.dialogue()) {
      case Dialogue.Command(var streams, var conversation) ->
          new Dialogue.Command(streams, new CarriedConversation(() -> conversation, atServer, atAsker));
      case Dialogue.Ports(var ports, var forward) ->
          new Dialogue.Ports(ports, new PortForward() {
            @Override
            public Conversation connect(int port) {
              return new CarriedConversation(() -> forward.connect(port), atServer, atAsker);
            }

            @Override
            public void close() {
              atServer.execute(forward::close);
            }
          });
    });
  }
}
