package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ExecSession;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A command that the container's program plays. Whatever the program's handlers throw ends the container, as in its other callbacks. */
final class SessionTalk extends ContainerTalk implements ExecSession {
  private final ProgramRun run;
  private final Supplier<Conversation> otherwise;
  private Conversation instead;
  private Consumer<Bytes> onInput = bytes -> {};
  private Runnable onInputEnd = () -> {};
  private BiConsumer<Integer, Integer> onResize = (width, height) -> {};
  private Runnable onCancel = () -> {};

  /** @param otherwise goes on when the program does not want the command */
  SessionTalk(FakeContainer container, List<String> command, Streams streams, Loop loop, ProgramRun run,
      Supplier<Conversation> otherwise) {
    super(container, command, streams, loop);
    this.run = run;
    this.otherwise = otherwise;
  }

  @Override
  void talk() {
    if (!run.session(this)) {
      instead = otherwise.get();
      handTo(instead);
    }
  }

  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    if (instead != null) {
      return instead.input(bytes);
    }
    guarded(() -> onInput.accept(bytes));
    return TAKEN;
  }

  @Override
  public void endInput() {
    if (instead != null) {
      instead.endInput();
    }
    guarded(onInputEnd);
  }

  @Override
  public void resize(int width, int height) {
    if (instead != null) {
      instead.resize(width, height);
    }
    guarded(() -> onResize.accept(width, height));
  }

  @Override
  public void cancel() {
    if (instead != null) {
      instead.cancel();
    }
    super.cancel();
  }

  @Override
  void gone() {
    run.call(onCancel);
  }

  private void guarded(Runnable task) {
    if (!isOver()) {
      run.call(task);
    }
  }

  // ---- what the program sees ----

  @Override
  public List<String> command() {
    return words();
  }

  @Override
  public boolean tty() {
    return streams().tty();
  }

  @Override
  public void print(String text) {
    print(Bytes.utf8(text));
  }

  @Override
  public void printError(String text) {
    printError(Bytes.utf8(text));
  }

  @Override
  public void onInput(Consumer<Bytes> onBytes) {
    onInput = onBytes;
  }

  @Override
  public void onInputEnd(Runnable onEnd) {
    onInputEnd = onEnd;
  }

  @Override
  public void onResize(BiConsumer<Integer, Integer> onSize) {
    onResize = onSize;
  }

  @Override
  public void onCancel(Runnable gone) {
    onCancel = gone;
  }
}
