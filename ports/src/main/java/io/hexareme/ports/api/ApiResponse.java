package io.hexareme.ports.api;

import java.util.Map;

/** The answer to a request: whole, or a stream whose head is known now and whose frames come when they happen. */
public sealed interface ApiResponse {

  /** The HTTP status code. */
  int code();

  /** Header values by lower-case name, {@code content-type} among them. */
  Map<String, String> headers();

  /** An answer that is complete. */
  record Whole(int code, Map<String, String> headers, Body body) implements ApiResponse {}

  /** A watch or a log: the transport must send the head at once, then every frame as it comes. */
  record Streaming(int code, Map<String, String> headers, Frames frames) implements ApiResponse {}

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
