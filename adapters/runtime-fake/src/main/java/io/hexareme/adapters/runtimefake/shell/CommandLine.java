package io.hexareme.adapters.runtimefake.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A command as {@code exec} is given it: a program with its arguments, {@code sh -c SCRIPT} among them. */
public final class CommandLine {
  private final Command command;
  private final List<String> arguments;

  private CommandLine(Command command, List<String> arguments) {
    this.command = command;
    this.arguments = arguments;
  }

  /** Empty when there is no such command, or a script that does more than is played here. */
  public static Optional<CommandLine> of(List<String> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<String> arguments = words.subList(1, words.size());
    boolean beyond = Sh.is(words.getFirst()) && Sh.script(arguments).filter(Script::isBeyond).isPresent();
    return beyond ? Optional.empty() : Commands.find(words.getFirst()).map(found -> new CommandLine(found, arguments));
  }

  /** @param exit called once, now or later, with the exit code */
  public void run(Io io, Surroundings at, IntConsumer exit) {
    command.run(arguments, io, at, exit);
  }
}
