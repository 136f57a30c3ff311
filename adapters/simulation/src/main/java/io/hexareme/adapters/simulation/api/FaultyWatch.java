package io.hexareme.adapters.simulation.api;

import io.hexareme.adapters.simulation.api.ApiFault.Effect;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One open watch, and the faults that have struck it. */
final class FaultyWatch implements ApiResponse.Frames {
  private final Asked asked;
  private final ApiResponse.Frames source;
  private final Loop loop;
  private final SeenRevision seen;
  private final Consumer<FaultyWatch> onEnd;
  private final List<BegunFault> faults = new ArrayList<>();
  private final Map<BegunFault, Integer> taken = new LinkedHashMap<>();
  private ApiResponse.Sink reader;
  private long lastDue;
  private boolean mute;
  private boolean broken;
  private boolean ended;

  FaultyWatch(Asked asked, ApiResponse.Frames source, Loop loop, SeenRevision seen, Consumer<FaultyWatch> onEnd) {
    this.asked = asked;
    this.source = source;
    this.loop = loop;
    this.seen = seen;
    this.onEnd = onEnd;
    this.lastDue = loop.nanos();
  }

  Asked asked() {
    return asked;
  }

  void befall(BegunFault fault) {
    switch (fault.fault().effect()) {
      case Effect.DropWatch _ -> loop.execute(this::reset);
      case Effect.HalfOpenWatch _ -> {
        mute = true;
        if (!fault.isForEver()) loop.after(fault.fault().span(), this::reset);
      }
      case Effect.LagWatch _, Effect.SkipEvent _, Effect.TruncateWatch _, Effect.SlowReader _ -> faults.add(fault);
      case Effect.LoseRequest _, Effect.LoseAnswer _, Effect.Refuse _, Effect.Delay _, Effect.StaleList _, Effect.Expire _ ->
          throw new IllegalStateException("it strikes requests, not open watches: " + fault.fault());
    }
  }

  /** A connection that was half open is found dead; all else goes on as it should. */
  void faultsEnded() {
    faults.clear();
    if (mute) reset();
  }

  @Override
  public void start(ApiResponse.Sink sink) {
    reader = sink;
    if (broken) {
      sink.end();
      return;
    }
    source.start(new ApiResponse.Sink() {
      @Override
      public boolean frame(Body frame) {
        return arrived(frame);
      }

      @Override
      public void end() {
        if (!mute) inOrder(lag(), FaultyWatch.this::finish);
      }
    });
  }

  @Override
  public void cancel() {
    close();
    source.cancel();
  }

  private void close() {
    ended = true;
    onEnd.accept(this);
  }

  /** The connection breaks: frames that are still under way are lost. */
  private void reset() {
    if (ended) return;
    broken = true;
    close();
    source.cancel();
    if (reader != null) reader.end();
  }

  private void finish() {
    if (ended) return;
    close();
    reader.end();
  }

  /** A frame comes from the source; false when the source must end the stream. */
  private boolean arrived(Body frame) {
    if (ended) return false;
    seen.inEvent(frame);
    if (mute) return true;
    faults.removeIf(fault -> fault.isOver(loop.nanos()));
    if (isTooSlow()) return false;
    if (isSkipped(frame)) return true;
    if (faults.stream().anyMatch(fault -> fault.fault().effect() instanceof Effect.TruncateWatch)) {
      truncate(frame);
      return true;
    }
    long lag = lag();
    if (lag == 0 && lastDue <= loop.nanos()) return reader.frame(frame);
    inOrder(lag, () -> deliver(frame));
    return true;
  }

  private boolean isTooSlow() {
    boolean slow = false;
    for (BegunFault fault : faults) {
      if (fault.fault().effect() instanceof Effect.SlowReader(int frames)) slow |= taken.merge(fault, 1, Integer::sum) > frames;
    }
    return slow;
  }

  private boolean isSkipped(Body frame) {
    if (!isEvent(frame)) return false;
    boolean skipped = false;
    for (BegunFault fault : faults) {
      if (fault.fault().effect() instanceof Effect.SkipEvent(int nth)) skipped |= fault.countEvent() == nth;
    }
    return skipped;
  }

  private long lag() {
    long lag = 0;
    for (BegunFault fault : faults) {
      if (fault.fault().effect() instanceof Effect.LagWatch(Duration by) && !fault.isOver(loop.nanos())) lag += by.toNanos();
    }
    return lag;
  }

  private void inOrder(long lag, Runnable task) {
    long now = loop.nanos();
    if (lag == 0 && lastDue <= now) {
      task.run();
      return;
    }
    lastDue = Math.max(lastDue, now + lag);
    loop.after(Duration.ofNanos(lastDue - now), task);
  }

  private void deliver(Body frame) {
    if (!ended && !mute && !reader.frame(frame)) {
      close();
      source.cancel();
    }
  }

  /** A tree has no halves: its reader would have found that the line does not parse, and would have dropped it. */
  private void truncate(Body frame) {
    if (frame instanceof Body.Encoded encoded) {
      byte[] whole = encoded.joined().array();
      reader.frame(Body.Encoded.of(new Bytes(Arrays.copyOf(whole, whole.length / 2))));
    }
    loop.execute(this::reset);
    mute = true;
  }

  private static boolean isEvent(Body frame) {
    return switch (frame) {
      case Body.Tree(var event) -> isEventType(event.text("type"));
      case Body.Encoded encoded -> {
        byte[] bytes = encoded.pieces().isEmpty() ? new byte[0] : encoded.pieces().getFirst().array();
        String head = new String(bytes, 0, Math.min(bytes.length, 24), StandardCharsets.ISO_8859_1);
        String[] parts = head.split("\"");
        yield parts.length > 3 && isEventType(parts[3]);
      }
      case Body.None _ -> false;
    };
  }

  private static boolean isEventType(String type) {
    return type.equals("ADDED") || type.equals("MODIFIED") || type.equals("DELETED");
  }
}
