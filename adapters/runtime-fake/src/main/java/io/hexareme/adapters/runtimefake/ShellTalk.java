package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.shell.CommandLine;
import io.hexareme.adapters.runtimefake.shell.Io;
import io.hexareme.adapters.runtimefake.shell.Stdin;
import io.hexareme.adapters.runtimefake.shell.Surroundings;
import io.hexareme.ports.stream.Streams;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A command of the shell, talked with. */
final class ShellTalk extends ContainerTalk {
  private static final int INTERRUPTED = 130;

  private final CommandLine command;
  private final Surroundings at;
  private final Stdin in = new Stdin();
  private final Terminal terminal;

  ShellTalk(FakeContainer container, String hostname, List<String> words, CommandLine command, Streams streams, Clock clock,
      io.hexareme.ports.time.Loop loop) {
    super(container, words, streams, loop);
    this.command = command;
    this.at = new Surroundings(container.told().config().environment(), hostname, new ContainerTree(container), loop, clock, streams.tty());
    this.terminal = streams.tty() ? new Terminal(this::output) : null;
  }

  @Override
  void talk() {
    if (!streams().stdin()) {
      in.end();
    }
    command.run(new Io(in, this::print, this::printError), at, this::exit);
  }

  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    if (terminal == null) {
      return in.offer(bytes);
    }
    terminal.typed(bytes, new Terminal.Keys() {
      @Override
      public void line(Bytes whole) {
        in.offer(whole);
      }

      @Override
      public void end() {
        in.end();
      }

      @Override
      public void interrupt() {
        exit(INTERRUPTED);
      }
    });
    return TAKEN;
  }

  @Override
  public void endInput() {
    in.end();
  }
}
