package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.api.ApiResponse.Dialogue.Command;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * A command over SPDY: the client opens a stream for each of its standard streams, one for how it ended and, from version 3 on, one for
 * the terminal's size. The command begins once they are all there.
 */
final class SpdyCommand implements SpdySession.Streams, Conversation.Listener {
  private final Command command;
  private final int version;
  private final Inlet in;
  private final TerminalSize size;
  private final SpdySession session;
  private final Map<String, SpdySession.Stream> streams = new LinkedHashMap<>();
  private boolean begun;
  private boolean over;

  SpdyCommand(Wire wire, Command command, int version) {
    this.command = command;
    this.version = version;
    this.in = new Inlet(command.conversation(), new Inlet.Brake(wire));
    this.size = new TerminalSize(command.conversation());
    this.session = new SpdySession(wire, this);
  }

  Talk session() {
    return session;
  }

  @Override
  public boolean opened(SpdySession.Stream stream, Map<String, String> headers) {
    String type = headers.getOrDefault("streamtype", "");
    boolean wanted = switch (type) {
      case "error" -> true;
      case "stdin" -> command.streams().stdin();
      case "stdout" -> command.streams().stdout();
      case "stderr" -> command.streams().stderr();
      case "resize" -> command.streams().tty();
      default -> false;
    };
    if (!wanted || streams.putIfAbsent(type, stream) != null) {
      return false;
    }
    stream.read(switch (type) {
      case "stdin" -> new Typed();
      case "resize" -> new Sized();
      default -> new Deaf();
    });
    if (!begun && streams.size() == expected()) {
      begun = true;
      command.conversation().start(this);
    }
    return true;
  }

  private int expected() {
    int expected = 1;
    expected += command.streams().stdin() ? 1 : 0;
    expected += command.streams().stdout() ? 1 : 0;
    expected += command.streams().stderr() ? 1 : 0;
    return expected + (command.streams().tty() && version >= 3 ? 1 : 0);
  }

  @Override
  public void gone() {
    if (!over) {
      over = true;
      if (begun) {
        in.gone();
      } else {
        command.conversation().cancel();
      }
    }
  }

  @Override
  public CompletionStage<Void> output(Bytes bytes) {
    return say("stdout", bytes);
  }

  @Override
  public CompletionStage<Void> error(Bytes bytes) {
    return say("stderr", bytes);
  }

  private CompletionStage<Void> say(String type, Bytes bytes) {
    SpdySession.Stream stream = streams.get(type);
    return stream == null ? Conversation.TAKEN : Outlet.say(bytes, stream::send);
  }

  @Override
  public void end(End end) {
    if (over) {
      return;
    }
    over = true;
    streams.forEach((type, stream) -> {
      if (!type.equals("error")) {
        stream.finish();
      }
    });
    Bytes told = version >= 4 ? ErrorWords.status(end) : ErrorWords.text(end);
    if (told.length() > 0) {
      streams.get("error").send(told);
    }
    session.close();
  }

  /** A stream on which the client has nothing to say. */
  private static class Deaf implements SpdySession.Reader {
    @Override
    public void data(Bytes bytes) {}

    @Override
    public void end() {}

    @Override
    public void reset() {}
  }

  private final class Typed extends Deaf {
    @Override
    public void data(Bytes bytes) {
      in.say(bytes);
    }

    @Override
    public void end() {
      in.end();
    }

    @Override
    public void reset() {
      in.end();
    }
  }

  private final class Sized extends Deaf {
    @Override
    public void data(Bytes bytes) {
      size.say(bytes);
    }
  }
}
