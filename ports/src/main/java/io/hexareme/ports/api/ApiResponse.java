package io.hexareme.ports.api;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.PortForward;
import io.hexareme.ports.stream.Streams;
import java.util.List;
import java.util.Map;

/**
 * The answer to a request: whole, or a stream whose head is known now and whose frames come when they happen, or a conversation that begins
 * with it.
 */
public sealed interface ApiResponse {

  /** The HTTP status code. */
  int code();

  /** Header values by lower-case name, {@code content-type} among them. */
  Map<String, String> headers();

  /** An answer that is complete. */
  record Whole(int code, Map<String, String> headers, Body body) implements ApiResponse {}

  /** A watch or a log: the transport must send the head at once, then every frame as it comes. */
  record Streaming(int code, Map<String, String> headers, Frames frames) implements ApiResponse {}

  /**
   * {@code exec}, {@code attach}, {@code portforward}: from here on both sides talk, in whatever protocol the transport and its client agree on.
   * A transport that cannot talk with its client cancels. The code is 101, which the transport may have to say in other words.
   */
  record Conversing(Map<String, String> headers, Dialogue dialogue) implements ApiResponse {
    @Override
    public int code() {
      return 101;
    }
  }

  /** What is talked about. */
  sealed interface Dialogue {
    /** Nobody will talk. */
    void cancel();

    /** With a command, or with the process of a container. */
    record Command(Streams streams, Conversation conversation) implements Dialogue {
      @Override
      public void cancel() {
        conversation.cancel();
      }
    }

    /**
     * With ports of a Pod, over any number of connections.
     *
     * @param ports those that the request named; a protocol in which connections name their port needs none here
     */
    record Ports(List<Integer> ports, PortForward forward) implements Dialogue {
      public Ports {
        ports = List.copyOf(ports);
      }

      @Override
      public void cancel() {
        forward.close();
      }
    }
  }

  /** The frames of a streaming answer. */
  interface Frames {
    /** Starts the flow; called once, on the caller's loop, where all of {@code sink} is called too. */
    void start(Sink sink);

    /** The reader went away: no more frames are wanted. Harmless after the end. */
    void cancel();
  }

  /** Where frames go. */
  interface Sink {
    /**
     * Takes one frame: one watch event (encoded with its line end), or a piece of a log. Answers false when the reader is so far
     * behind that the sink refuses the frame; the source must then end the stream, it must never wait.
     */
    boolean frame(Body frame);

    /** No more frames: a clean end. */
    void end();
  }
}
