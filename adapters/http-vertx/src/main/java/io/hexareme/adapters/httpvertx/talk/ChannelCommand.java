package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.api.ApiResponse.Dialogue.Command;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletionStage;

/** A command over numbered channels: 0 in, 1 out, 2 errors, 3 how it ended, 4 the terminal's size, 255 (version 5) which channel is closed. */
final class ChannelCommand implements Talk, Conversation.Listener {
  private static final int STDIN = 0;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int ERROR = 3;
  private static final int RESIZE = 4;
  private static final int CLOSE = 255;

  private final Wire wire;
  private final Command command;
  private final ChannelFrames frames;
  private final int version;
  private final Inlet in;
  private final TerminalSize size;
  private boolean over;

  ChannelCommand(Wire wire, Command command, ChannelFrames frames, int version) {
    this.wire = wire;
    this.command = command;
    this.frames = frames;
    this.version = version;
    this.in = new Inlet(command.conversation(), new Inlet.Brake(wire));
    this.size = new TerminalSize(command.conversation());
  }

  /** An empty message first, by which clients know that the other side is there. */
  @Override
  public void open() {
    int first = command.streams().stdout() ? STDOUT : command.streams().stderr() ? STDERR : ERROR;
    wire.send(frames.frame(first, Bytes.EMPTY));
    command.conversation().start(this);
  }

  @Override
  public void received(Buffer message) {
    if (message.length() == 0 || over) {
      return;
    }
    switch (frames.channel(message)) {
      case STDIN -> {
        if (command.streams().stdin()) {
          in.say(frames.payload(message));
        }
      }
      case RESIZE -> size.say(frames.payload(message));
      case CLOSE -> {
        if (version >= 5 && message.length() == 2 && message.getByte(1) == STDIN) {
          in.end();
        }
      }
      default -> { } // what is said where nobody listens
    }
  }

  @Override
  public void gone() {
    if (!over) {
      over = true;
      in.gone();
    }
  }

  @Override
  public CompletionStage<Void> output(Bytes bytes) {
    return Outlet.say(bytes, piece -> wire.send(frames.frame(STDOUT, piece)));
  }

  @Override
  public CompletionStage<Void> error(Bytes bytes) {
    return Outlet.say(bytes, piece -> wire.send(frames.frame(STDERR, piece)));
  }

  @Override
  public void end(End end) {
    if (over) {
      return;
    }
    over = true;
    Bytes told = version >= 4 ? ErrorWords.status(end) : ErrorWords.text(end);
    if (told.length() > 0) {
      wire.send(frames.frame(ERROR, told));
    }
    wire.close();
  }
}
