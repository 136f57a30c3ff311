package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** What a client says, on its way into a conversation: one piece at a time. The wire is not read from while pieces wait. */
final class Inlet {
  private final Conversation conversation;
  private final Brake brake;
  private final Deque<Bytes> waiting = new ArrayDeque<>();
  private boolean busy;
  private boolean ended;
  private boolean cancelled;

  /** Stops the wire as long as any of its conversations has enough to do. */
  static final class Brake {
    private final Wire wire;
    private int busy;

    Brake(Wire wire) {
      this.wire = wire;
    }

    private void pull() {
      if (busy++ == 0) {
        wire.pause();
      }
    }

    private void release() {
      if (--busy == 0) {
        wire.resume();
      }
    }
  }

  Inlet(Conversation conversation, Brake brake) {
    this.conversation = conversation;
    this.brake = brake;
  }

  void say(Bytes bytes) {
    if (!ended && bytes.length() > 0) {
      waiting.addLast(bytes);
      pump();
    }
  }

  /** The client says no more. */
  void end() {
    if (!ended) {
      ended = true;
      pump();
    }
  }

  /** The client has gone: the conversation gets what was said before, then the end. */
  void gone() {
    if (!cancelled) {
      cancelled = true;
      boolean saidAll = ended && waiting.isEmpty() && !busy;
      if (saidAll) {
        conversation.cancel();
      } else if (!ended) {
        end();
      }
    }
  }

  private void pump() {
    while (!busy && !waiting.isEmpty()) {
      busy = true;
      CompletableFuture<Void> taken = conversation.input(waiting.pollFirst()).toCompletableFuture();
      if (taken.isDone()) {
        busy = false;
      } else {
        brake.pull();
        taken.whenComplete((done, failure) -> {
          busy = false;
          brake.release();
          pump();
        });
      }
    }
    if (ended && !busy) {
      conversation.endInput();
      if (cancelled) {
        conversation.cancel();
      }
    }
  }
}
