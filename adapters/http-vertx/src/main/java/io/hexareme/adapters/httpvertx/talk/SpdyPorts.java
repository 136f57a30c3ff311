package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.stream.PortForward;
import io.hexareme.ports.value.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Ports over SPDY: for each connection the client opens two streams that name the port and the same request, one for what goes wrong and
 * one for the bytes.
 */
final class SpdyPorts implements SpdySession.Streams {
  private final PortForward forward;
  private final Inlet.Brake brake;
  private final SpdySession session;
  private final Map<String, Connection> connections = new LinkedHashMap<>();

  SpdyPorts(Wire wire, PortForward forward) {
    this.forward = forward;
    this.brake = new Inlet.Brake(wire);
    this.session = new SpdySession(wire, this);
  }

  Talk session() {
    return session;
  }

  @Override
  public boolean opened(SpdySession.Stream stream, Map<String, String> headers) {
    String type = headers.getOrDefault("streamtype", "");
    String port = headers.getOrDefault("port", "");
    boolean known = type.equals("data") || type.equals("error");
    if (!known || !port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
      return false;
    }
    String id = headers.getOrDefault("requestid", "port " + port);
    Connection connection = connections.computeIfAbsent(id, name -> new Connection(name, Integer.parseInt(port)));
    return connection.joined(type.equals("data"), stream);
  }

  @Override
  public void gone() {
    List.copyOf(connections.values()).forEach(Connection::gone);
    connections.clear();
  }

  /** One connection, from its first stream on. */
  private final class Connection implements Conversation.Listener, SpdySession.Reader {
    private final String id;
    private final int port;
    private SpdySession.Stream data;
    private SpdySession.Stream error;
    private Inlet in;

    Connection(String id, int port) {
      this.id = id;
      this.port = port;
    }

    boolean joined(boolean isData, SpdySession.Stream stream) {
      if (isData ? data != null : error != null) {
        return false;
      }
      if (isData) {
        data = stream;
        stream.read(this);
      } else {
        error = stream;
        stream.read(new Ignored());
      }
      if (data != null && error != null) {
        Conversation conversation = forward.connect(port);
        in = new Inlet(conversation, brake);
        conversation.start(this);
      }
      return true;
    }

    @Override
    public void data(Bytes bytes) {
      if (in != null) {
        in.say(bytes);
      }
    }

    @Override
    public void end() {
      if (in != null) {
        in.end();
      }
    }

    @Override
    public void reset() {
      gone();
      connections.remove(id);
    }

    void gone() {
      if (in != null) {
        in.gone();
      }
    }

    @Override
    public CompletionStage<Void> output(Bytes bytes) {
      return Outlet.say(bytes, data::send);
    }

    @Override
    public CompletionStage<Void> error(Bytes bytes) {
      return Outlet.say(bytes, error::send);
    }

    @Override
    public void end(End end) {
      Bytes words = ErrorWords.text(end);
      if (words.length() > 0) {
        error.send(words);
      }
      error.finish();
      data.finish();
      connections.remove(id);
    }
  }

  private static final class Ignored implements SpdySession.Reader {
    @Override
    public void data(Bytes bytes) {}

    @Override
    public void end() {}

    @Override
    public void reset() {}
  }
}
