package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** What comes in. It is kept until somebody reads it, and whoever brings it is held up meanwhile. */
public final class Stdin {
  private final Deque<Bytes> kept = new ArrayDeque<>();
  private CompletableFuture<Void> taken = new CompletableFuture<>();
  private Consumer<Bytes> reader;
  private Runnable onEnd;
  private boolean ended;
  private boolean draining;

  /** Completes when it has been read. */
  public CompletionStage<Void> offer(Bytes bytes) {
    if (ended) {
      return CompletableFuture.completedStage(null);
    }
    kept.addLast(bytes);
    CompletableFuture<Void> read = taken;
    drain();
    return read;
  }

  /** Nothing more will come. */
  public void end() {
    if (!ended) {
      ended = true;
      drain();
    }
  }

  /** Takes over from whoever read before. @param atEnd called once, after the last bytes */
  void read(Consumer<Bytes> onBytes, Runnable atEnd) {
    reader = onBytes;
    onEnd = atEnd;
    drain();
  }

  /** Reads no more; {@code rest} was read and not used, and is for the next one. */
  void release(Bytes rest) {
    reader = null;
    onEnd = null;
    if (rest.length() > 0) {
      kept.addFirst(rest);
    }
  }

  private void drain() {
    if (draining) {
      return;
    }
    draining = true;
    while (reader != null && !kept.isEmpty()) {
      reader.accept(kept.pollFirst());
    }
    draining = false;
    if (kept.isEmpty()) {
      CompletableFuture<Void> read = taken;
      taken = new CompletableFuture<>();
      read.complete(null);
      if (ended && onEnd != null) {
        Runnable told = onEnd;
        release(Bytes.EMPTY);
        told.run();
      }
    }
  }
}
