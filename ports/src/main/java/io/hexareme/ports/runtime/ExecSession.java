package io.hexareme.ports.runtime;

import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * One command that is run in a container and talked with, as the container's {@linkplain ContainerProgram program} plays it. Called on the
 * node's loop, and calls back there. It lasts until it {@linkplain #exit exits}, whoever runs it goes away, or the container ends; after
 * that nothing of it has any effect.
 */
public interface ExecSession {

  List<String> command();

  /** Whether it has a terminal. */
  boolean tty();

  /** Writes to standard output; what the other side has not read yet is kept. */
  void print(String text);

  /** Writes to standard error; with a terminal, to standard output. */
  void printError(String text);

  /** What it does with what is typed. Without this it is dropped. */
  void onInput(Consumer<Bytes> onBytes);

  /** What it does when nothing more will be typed. */
  void onInputEnd(Runnable onEnd);

  /** What it does when the terminal has another size: width, height. */
  void onResize(BiConsumer<Integer, Integer> onSize);

  /** What it does when whoever ran it has gone; not called after {@link #exit}. */
  void onCancel(Runnable gone);

  /** Ends it. */
  void exit(int code);
}
