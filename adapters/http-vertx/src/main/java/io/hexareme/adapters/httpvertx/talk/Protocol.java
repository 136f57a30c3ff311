package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.api.ApiResponse.Dialogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A protocol for talking, by the name that client and server agree on.
 *
 * @param name empty when the client named none
 */
public record Protocol(String name) {
  private static final String TUNNEL = "SPDY/3.1+portforward.k8s.io";
  private static final String FORWARD = "portforward.k8s.io";
  private static final List<String> CHANNELS = List.of("v5.channel.k8s.io", "v4.channel.k8s.io", "v3.channel.k8s.io", "v2.channel.k8s.io",
      "channel.k8s.io", "v4.base64.channel.k8s.io", "base64.channel.k8s.io");
  private static final List<String> PORT_CHANNELS = List.of(TUNNEL, "v4.channel.k8s.io", "v4.base64.channel.k8s.io");
  private static final List<String> SPDY_COMMANDS =
      List.of("v4.channel.k8s.io", "v3.channel.k8s.io", "v2.channel.k8s.io", "channel.k8s.io");

  /** All names that a WebSocket may be opened with. */
  public static List<String> webSocketNames() {
    return Stream.concat(CHANNELS.stream(), PORT_CHANNELS.stream()).distinct().toList();
  }

  /** The first of what the client offers that is spoken here in a WebSocket; who offers nothing speaks in plain channels. */
  public static Optional<Protocol> inWebSocket(String offered, Dialogue dialogue) {
    return chosen(offered, switch (dialogue) {
      case Dialogue.Command command -> CHANNELS;
      case Dialogue.Ports ports -> PORT_CHANNELS;
    });
  }

  /** The same on a connection that was upgraded to SPDY. */
  public static Optional<Protocol> inSpdy(String offered, Dialogue dialogue) {
    return chosen(offered, spdyNames(dialogue));
  }

  /** What is spoken here over SPDY. */
  public static List<String> spdyNames(Dialogue dialogue) {
    return switch (dialogue) {
      case Dialogue.Command command -> SPDY_COMMANDS;
      case Dialogue.Ports ports -> List.of(FORWARD);
    };
  }

  private static Optional<Protocol> chosen(String offered, List<String> known) {
    List<String> names = List.of(offered.split(",")).stream().map(String::strip).filter(name -> !name.isEmpty()).toList();
    return names.isEmpty() ? Optional.of(new Protocol("")) : names.stream().filter(known::contains).map(Protocol::new).findFirst();
  }

  /** Whether it talks about ports that only the request can have named. */
  public boolean needsPorts() {
    return !name.equals(TUNNEL);
  }

  /** Whether its messages are texts. */
  public boolean isText() {
    return name.contains("base64");
  }

  /** A talk over a WebSocket. */
  public Talk webSocket(Dialogue dialogue, Wire wire) {
    ChannelFrames frames = isText() ? ChannelFrames.BASE64 : ChannelFrames.BINARY;
    return switch (dialogue) {
      case Dialogue.Command command -> new ChannelCommand(wire, command, frames, version());
      case Dialogue.Ports ports when name.equals(TUNNEL) -> new SpdyPorts(wire, ports.forward()).session();
      case Dialogue.Ports ports -> new ChannelPorts(wire, ports, frames);
    };
  }

  /** A talk over an upgraded connection. */
  public Talk spdy(Dialogue dialogue, Wire wire) {
    return switch (dialogue) {
      case Dialogue.Command command -> new SpdyCommand(wire, command, version()).session();
      case Dialogue.Ports ports -> new SpdyPorts(wire, ports.forward()).session();
    };
  }

  private int version() {
    return name.startsWith("v") ? name.charAt(1) - '0' : 1;
  }
}
