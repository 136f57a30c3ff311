package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The telling half of a conversation: what is said waits until the listener takes it, piece after piece. Whoever says it cannot be held up,
 * so a listener that falls too far behind is left.
 */
abstract class FakeConversation implements Conversation {
  /** What may wait for one listener. */
  static final long MOST_HELD = 96L << 20;

  private final Loop loop;
  private final Deque<Piece> waiting = new ArrayDeque<>();
  private long held;
  private boolean sending;
  private boolean over;
  private End end;
  private Listener listener;

  private record Piece(boolean error, Bytes bytes) {}

  FakeConversation(Loop loop) {
    this.loop = loop;
  }

  /** In a turn after the start. */
  abstract void begin();

  /** The conversation is over, whoever ended it; called once, if it was begun. */
  void ended() {}

  final Loop loop() {
    return loop;
  }

  final boolean isOver() {
    return over || end != null;
  }

  @Override
  public final void start(Listener asking) {
    listener = asking;
    loop.execute(() -> {
      if (!over) {
        begin();
      }
    });
  }

  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    return TAKEN;
  }

  @Override
  public void endInput() {}

  @Override
  public void resize(int width, int height) {}

  @Override
  public void cancel() {
    boolean begun = listener != null && !isOver();
    over = true;
    waiting.clear();
    if (begun) {
      gone();
      ended();
    }
  }

  /** Another one goes on in this one's place; nothing was said here yet. */
  final void handTo(Conversation other) {
    ended();
    over = true;
    other.start(listener);
  }

  /** The asking side has gone. */
  void gone() {}

  final void output(Bytes bytes) {
    say(new Piece(false, bytes));
  }

  final void error(Bytes bytes) {
    say(new Piece(true, bytes));
  }

  private void say(Piece piece) {
    if (isOver() || piece.bytes().length() == 0) {
      return;
    }
    waiting.addLast(piece);
    held += piece.bytes().length();
    if (held > MOST_HELD) {
      waiting.clear();
      finish(new End.Failed("the reader is too slow"));
    }
    pump();
  }

  /** Nothing more is said after what waits. */
  final void finish(End how) {
    if (!isOver()) {
      end = how;
      ended();
      pump();
    }
  }

  private void pump() {
    while (!over && !sending) {
      Piece piece = waiting.pollFirst();
      if (piece == null) {
        if (end != null) {
          over = true;
          listener.end(end);
        }
        return;
      }
      held -= piece.bytes().length();
      sending = true;
      CompletableFuture<Void> taken =
          (piece.error() ? listener.error(piece.bytes()) : listener.output(piece.bytes())).toCompletableFuture();
      if (taken.isDone()) {
        sending = false;
      } else {
        taken.whenComplete((done, failure) -> {
          sending = false;
          pump();
        });
      }
    }
  }
}
