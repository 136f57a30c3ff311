package io.hexareme.adapters.assembly;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;
import io.hexareme.ports.value.Bytes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A conversation between two loops: what the asking side says is carried to the other's loop, what is heard is carried back, and so is that
 * it was taken; so no more is under way than one piece in each direction.
 */
public final class CarriedConversation implements Conversation {
  private final Supplier<Conversation> source;
  private final Executor atSource;
  private final Executor atAsker;
  private Conversation open; // at the source
  private Listener listener; // at the asking side, like the three below
  private boolean over;
  private End endedBefore;
  private Runnable onEnd = () -> { };

  /** @param source asked at its own side, when the conversation is started or cancelled */
  public CarriedConversation(Supplier<Conversation> source, Executor atSource, Executor atAsker) {
    this.source = source;
    this.atSource = atSource;
    this.atAsker = atAsker;
  }

  /** Before the start: told at the asking side when the conversation is over. */
  void onEnd(Runnable task) {
    onEnd = task;
  }

  /** Nothing comes from the source's side any more: it ends here. On any thread. */
  void sourceIsGone(String why) {
    atAsker.execute(() -> end(new End.Failed(why)));
  }

  @Override
  public void start(Listener asking) {
    listener = asking;
    if (endedBefore != null) {
      listener.end(endedBefore);
      return;
    }
    atSource.execute(() -> {
      open = source.get();
      open.start(new Listener() {
        @Override
        public CompletionStage<Void> output(Bytes bytes) {
          return back(heard -> heard.output(bytes));
        }

        @Override
        public CompletionStage<Void> error(Bytes bytes) {
          return back(heard -> heard.error(bytes));
        }

        @Override
        public void end(End end) {
          atAsker.execute(() -> CarriedConversation.this.end(end));
        }
      });
    });
  }

  private CompletionStage<Void> back(Function<Listener, CompletionStage<Void>> saying) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    atAsker.execute(() -> {
      if (!over) {
        saying.apply(listener).whenComplete((done, failure) -> atSource.execute(() -> taken.complete(null)));
      }
    });
    return taken;
  }

  private void end(End how) {
    if (over) {
      return;
    }
    over = true;
    onEnd.run();
    if (listener == null) {
      endedBefore = how;
    } else {
      listener.end(how);
    }
  }

  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    atSource.execute(() -> open.input(bytes).whenComplete((done, failure) -> atAsker.execute(() -> taken.complete(null))));
    return taken;
  }

  @Override
  public void endInput() {
    atSource.execute(() -> open.endInput());
  }

  @Override
  public void resize(int width, int height) {
    atSource.execute(() -> open.resize(width, height));
  }

  @Override
  public void cancel() {
    if (!over) {
      over = true;
      onEnd.run();
      atSource.execute(() -> (open == null ? source.get() : open).cancel());
    }
  }
}
