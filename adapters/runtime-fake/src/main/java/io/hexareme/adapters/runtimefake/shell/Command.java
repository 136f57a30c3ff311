package io.hexareme.adapters.runtimefake.shell;

import java.util.List;
import java.util.function.IntConsumer;

/** One command of the shell. */
@FunctionalInterface
interface Command {

  /** @param exit called once, now or later, with the exit code */
  void run(List<String> arguments, Io io, Surroundings at, IntConsumer exit);
}
