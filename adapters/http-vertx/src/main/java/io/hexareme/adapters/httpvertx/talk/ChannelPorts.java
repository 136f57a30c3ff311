package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.api.ApiResponse.Dialogue.Ports;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Ports over numbered channels: of the n-th port 2n carries its bytes and 2n+1 what went wrong. The first message on each is the port's
 * number, little-endian. There is one connection for each port, and the talk ends with the last of them.
 */
final class ChannelPorts implements Talk {
  private final Wire wire;
  private final ChannelFrames frames;
  private final List<Line> lines = new ArrayList<>();
  private int open;
  private boolean over;

  ChannelPorts(Wire wire, Ports ports, ChannelFrames frames) {
    this.wire = wire;
    this.frames = frames;
    Inlet.Brake brake = new Inlet.Brake(wire);
    for (int port : ports.ports()) {
      lines.add(new Line(lines.size(), port, ports.forward().connect(port), brake));
    }
  }

  @Override
  public void open() {
    open = lines.size();
    lines.forEach(Line::announce);
    lines.forEach(line -> line.conversation.start(line));
  }

  @Override
  public void received(Buffer message) {
    if (message.length() > 0 && !over) {
      int channel = frames.channel(message);
      if (channel >= 0 && channel % 2 == 0 && channel / 2 < lines.size()) {
        lines.get(channel / 2).in.say(frames.payload(message));
      }
    }
  }

  @Override
  public void gone() {
    if (!over) {
      over = true;
      lines.stream().filter(line -> !line.ended).forEach(line -> line.in.gone());
    }
  }

  /** One port. */
  private final class Line implements Conversation.Listener {
    private final int number;
    private final int port;
    private final Conversation conversation;
    private final Inlet in;
    private boolean ended;

    Line(int number, int port, Conversation conversation, Inlet.Brake brake) {
      this.number = number;
      this.port = port;
      this.conversation = conversation;
      this.in = new Inlet(conversation, brake);
    }

    void announce() {
      Bytes told = new Bytes(new byte[] {(byte) port, (byte) (port >> 8)});
      wire.send(frames.frame(2 * number, told));
      wire.send(frames.frame(2 * number + 1, told));
    }

    @Override
    public CompletionStage<Void> output(Bytes bytes) {
      return Outlet.say(bytes, piece -> wire.send(frames.frame(2 * number, piece)));
    }

    @Override
    public CompletionStage<Void> error(Bytes bytes) {
      return Outlet.say(bytes, piece -> wire.send(frames.frame(2 * number + 1, piece)));
    }

    @Override
    public void end(End end) {
      ended = true;
      Bytes words = ErrorWords.text(end);
      if (words.length() > 0 && !over) {
        wire.send(frames.frame(2 * number + 1, words));
      }
      if (--open == 0 && !over) {
        over = true;
        wire.close();
      }
    }
  }
}
