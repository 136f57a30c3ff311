package io.hexareme.ports.stream;

import io.hexareme.ports.value.Bytes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One talk, held by the side that asked for it. Everything is called on the asking side's loop, and the listener is called there.
 *
 * <p>Back-pressure, both ways: whoever has handed over bytes hands over no more in that direction until the stage of the last ones has
 * completed. Stages complete normally or, after the end, perhaps never; bytes that come after the end are dropped. So at most one piece is
 * under way in each direction, whatever the two sides do.
 */
public interface Conversation {
  /** Nothing more is waited for. */
  CompletionStage<Void> TAKEN = CompletableFuture.completedStage(null);

  /** Begins; called once. Before this nothing happens. */
  void start(Listener listener);

  /** What the asking side says: standard input, or bytes for the port. */
  CompletionStage<Void> input(Bytes bytes);

  /** It says no more; it still listens. */
  void endInput();

  /** The terminal has another size now, in characters. Without a terminal it means nothing. */
  void resize(int width, int height);

  /** The asking side has gone: nothing more is wanted. May come instead of {@link #start}; harmless after the end. */
  void cancel();

  /** Who hears what is said. */
  interface Listener {
    /** Standard output, or bytes from the port. */
    CompletionStage<Void> output(Bytes bytes);

    /** Standard error. */
    CompletionStage<Void> error(Bytes bytes);

    /** The last that is heard; comes once, unless the conversation was cancelled. Not before the stages of all bytes have completed. */
    void end(End end);
  }
}
