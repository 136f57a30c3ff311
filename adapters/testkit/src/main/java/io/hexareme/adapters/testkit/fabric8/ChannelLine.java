package io.hexareme.adapters.testkit.fabric8;

import io.hexareme.adapters.assembly.remote.Documents;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** One conversation of a {@link ChannelSocket}, by the numbers of its channels. */
final class ChannelLine implements Conversation.Listener {
  private static final int NONE = -1;

  private final Conversation conversation;
  private final Wire wire;
  private final Channels channels;
  private final Bytes announced;
  private final Function<End, Bytes> words;
  private final AtomicLong waiting = new AtomicLong();
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private CompletionStage<Void> taken = started;
  private boolean left;

  /** Where it is told. */
  interface Wire {
    /** Done once the client has it. */
    CompletionStage<Void> frame(int channel, Bytes payload);

    void lineEnded();
  }

  /** @param size of the terminal */
  private record Channels(int in, int out, int error, int end, int size) {}

  private ChannelLine(Conversation conversation, Wire wire, Channels channels, Bytes announced, Function<End, Bytes> words) {
    this.conversation = conversation;
    this.wire = wire;
    this.channels = channels;
    this.announced = announced;
    this.words = words;
  }

  static ChannelLine command(Conversation conversation, Wire wire) {
    return new ChannelLine(conversation, wire, new Channels(0, 1, 2, 3, 4), Bytes.EMPTY, ChannelLine::status);
  }

  /** Both channels of a port begin with its number, little-endian. */
  static ChannelLine port(int number, int port, Conversation conversation, Wire wire) {
    return new ChannelLine(conversation, wire, new Channels(2 * number, 2 * number, 2 * number + 1, 2 * number + 1, NONE),
        new Bytes(new byte[] {(byte) port, (byte) (port >> 8)}), ChannelLine::text);
  }

  void announce() {
    if (announced.length() > 0) {
      wire.frame(channels.out(), announced);
      wire.frame(channels.error(), announced);
    }
  }

  void start() {
    conversation.start(this);
    started.complete(null);
  }

  /** The client has said something, maybe before the start; each piece waits until the one before was taken. */
  synchronized void said(int channel, Bytes payload) {
    if (channel == channels.in() && payload.length() > 0 && !left) {
      waiting.addAndGet(payload.length());
      taken = taken.thenCompose(before -> conversation.input(payload)).thenRun(() -> waiting.addAndGet(-payload.length()));
    } else if (channel == channels.size()) {
      started.thenRun(() -> resize(payload));
    }
  }

  /** Bytes that are said but not taken. */
  long waiting() {
    return waiting.get();
  }

  /** What is no size says nothing. */
  private void resize(Bytes payload) {
    try {
      Value size = Documents.json().decode(payload).value();
      conversation.resize(size.at("Width").asInt(0), size.at("Height").asInt(0));
    } catch (MalformedBody noSize) {
      return;
    }
  }

  /** The client goes: what it said before is still heard. Done once it was. */
  synchronized CompletionStage<Void> leave() {
    if (!left) {
      left = true;
      taken = taken.thenRun(() -> {
        conversation.endInput();
        conversation.cancel();
      });
    }
    return taken;
  }

  @Override
  public CompletionStage<Void> output(Bytes bytes) {
    return bytes.length() == 0 ? Conversation.TAKEN : wire.frame(channels.out(), bytes);
  }

  @Override
  public CompletionStage<Void> error(Bytes bytes) {
    return bytes.length() == 0 ? Conversation.TAKEN : wire.frame(channels.error(), bytes);
  }

  @Override
  public void end(End end) {
    Bytes told = words.apply(end);
    if (told.length() > 0) {
      wire.frame(channels.end(), told);
    }
    wire.lineEnded();
  }

  private static Bytes status(End end) {
    return Documents.jsonEncoder().encode(switch (end) {
      case End.Done() -> Value.obj("metadata", Value.obj(), "status", "Success");
      case End.Exited(int code, String message) -> Value.obj("metadata", Value.obj(), "status", "Failure", "message", message,
          "reason", "NonZeroExitCode",
          "details", Value.obj("causes", Value.array(Value.obj("reason", "ExitCode", "message", Integer.toString(code)))));
      case End.Failed(String message) -> Value.obj("metadata", Value.obj(), "status", "Failure",
          "message", "Internal error occurred: " + message, "reason", "InternalError",
          "details", Value.obj("causes", Value.array(Value.obj("message", message))), "code", 500L);
    });
  }

  private static Bytes text(End end) {
    return switch (end) {
      case End.Done() -> Bytes.EMPTY;
      case End.Exited(int code, String message) -> Bytes.utf8(message);
      case End.Failed(String message) -> Bytes.utf8(message);
    };
  }
}
