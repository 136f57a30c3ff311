package io.hexareme.core.client;

import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Value;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * One open watch. A server that sends bookmarks sends something every minute; a stream that is silent for {@link #SILENCE} is held to be
 * dead (a connection whose other end is gone says nothing, not even that it has ended), is given up, and says nothing more.
 */
final class OpenWatch implements ApiResponse.Sink {
  static final Duration SILENCE = Duration.ofMinutes(3);
  /** Who is turned away sooner than this without having heard anything must not come back at once. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  /** How a watch ended. */
  enum Ending {
    /** It can be resumed. */
    OVER,
    /** Nothing came of it: it can be resumed, but not at once. */
    FUTILE,
    /** The history that it would be resumed from is gone. */
    EXPIRED
  }

  private final Loop loop;
  private final ApiResponse.Frames frames;
  private final Predicate<Value> events;
  private final Consumer<Ending> onEnd;
  private final long began;
  private long heard;
  private boolean futile = true;
  private boolean expired;
  private boolean closed;
  private Loop.Timer silence;

  /** @param events takes an event, answers false when it says that history is gone; {@code onEnd} is called once, unless it is cancelled */
  OpenWatch(Loop loop, ApiResponse.Frames frames, Predicate<Value> events, Consumer<Ending> onEnd) {
    this.loop = loop;
    this.frames = frames;
    this.events = events;
    this.onEnd = onEnd;
    this.began = loop.nanos();
    this.heard = began;
  }

  void start() {
    listen(SILENCE);
    frames.start(this);
  }

  void cancel() {
    close();
    frames.cancel();
  }

  private void close() {
    closed = true;
    silence.cancel();
  }

  private void listen(Duration time) {
    silence = loop.after(time, () -> {
      Duration left = SILENCE.minusNanos(loop.nanos() - heard);
      if (left.isPositive()) {
        listen(left);
      } else {
        cancel();
        onEnd.accept(Ending.OVER);
      }
    });
  }

  @Override
  public boolean frame(Body frame) {
    if (closed) {
      return false;
    }
    heard = loop.nanos();
    if (frame instanceof Body.Tree(Value event)) {
      boolean taken = events.test(event);
      expired |= !taken;
      futile &= !taken;
    }
    return true;
  }

  @Override
  public void end() {
    if (closed) {
      return;
    }
    close();
    boolean atOnce = futile && loop.nanos() - began < SHORT.toNanos();
    onEnd.accept(expired ? Ending.EXPIRED : atOnce ? Ending.FUTILE : Ending.OVER);
  }
}
