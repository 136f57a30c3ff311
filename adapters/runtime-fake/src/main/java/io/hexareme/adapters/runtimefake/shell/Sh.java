package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;

/** {@code sh}: runs a script given with {@code -c}, or what it is told, line by line. */
final class Sh implements Command {
  private static final Set<String> NAMES = Set.of("sh", "bash", "ash");
  private static final int LONGEST = 1 << 20;

  static boolean is(String command) {
    return NAMES.contains(command.substring(command.lastIndexOf('/') + 1));
  }

  /** The script after {@code -c}. */
  static Optional<Script> script(List<String> arguments) {
    return arguments.size() >= 2 && arguments.getFirst().matches("-\\w*c") ? Optional.of(new Script(arguments.get(1))) : Optional.empty();
  }

  @Override
  public void run(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    Optional<Script> script = script(arguments);
    if (script.isPresent()) {
      script.get().run(io, at, 0, exit);
    } else {
      new Lines(io, at, exit).next();
    }
  }

  /** Reads a line and runs it, again and again. What follows the line is for the command, or the next line. */
  private static final class Lines {
    private final Io io;
    private final Surroundings at;
    private final IntConsumer exit;
    private byte[] line = {};
    private int status;

    Lines(Io io, Surroundings at, IntConsumer exit) {
      this.io = io;
      this.at = at;
      this.exit = exit;
    }

    void next() {
      if (at.tty()) {
        io.print("/ # ");
      }
      // In a turn of its own: a thousand short lines must not go a thousand calls deep.
      at.loop().execute(() -> io.in().read(this::take, this::end));
    }

    private void take(Bytes bytes) {
      int length = line.length;
      line = Arrays.copyOf(line, length + bytes.length());
      System.arraycopy(bytes.array(), 0, line, length, bytes.length());
      for (int i = length; i < line.length; i++) {
        if (line[i] == '\n') {
          String text = new String(line, 0, i, StandardCharsets.UTF_8);
          Bytes rest = new Bytes(Arrays.copyOfRange(line, i + 1, line.length));
          line = new byte[0];
          io.in().release(rest);
          run(text);
          return;
        }
      }
      if (line.length > LONGEST) {
        io.complain("sh: line too long");
        io.in().release(Bytes.EMPTY);
        exit.accept(2);
      }
    }

    private void run(String text) {
      if (text.strip().matches("exit(\\s+\\d+)?")) {
        String[] words = text.strip().split("\\s+");
        exit.accept(words.length > 1 ? Commands.number(words[1], 2) & 0xff : status);
        return;
      }
      new Script(text).run(io, at, status, code -> {
        status = code;
        next();
      });
    }

    private void end() {
      if (line.length == 0) {
        exit.accept(status);
      } else {
        new Script(new String(line, StandardCharsets.UTF_8)).run(io, at, status, exit);
      }
    }
  }
}
