package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.adapters.runtimefake.shell.Words.Word;
import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Commands joined by {@code |}, each with its redirections. Its exit code is the last one's. */
final class Pipeline {
  private final List<List<Word>> commands = new ArrayList<>();
  private final Map<String, String> variables;
  private final int status;
  private final Surroundings at;

  /** @param variables those of the script, to which assignments are added */
  Pipeline(List<Word> words, Map<String, String> variables, int status, Surroundings at) {
    this.variables = variables;
    this.status = status;
    this.at = at;
    List<Word> command = new ArrayList<>();
    for (Word word : words) {
      if (word.is("|")) {
        commands.add(command);
        command = new ArrayList<>();
      } else {
        command.add(word);
      }
    }
    commands.add(command);
  }

  void run(Io io, IntConsumer exit) {
    run(0, io.in(), io, exit);
  }

  /** The last one is begun first, so that there is somebody to write to. */
  private void run(int index, Stdin in, Io io, IntConsumer exit) {
    if (index == commands.size() - 1) {
      command(commands.get(index), new Io(in, io.out(), io.err()), exit);
      return;
    }
    Stdin between = new Stdin();
    run(index + 1, between, io, exit);
    command(commands.get(index), new Io(in, between::offer, io.err()), code -> between.end());
  }

  private void command(List<Word> words, Io io, IntConsumer exit) {
    List<String> plain = new ArrayList<>();
    Redirected to = new Redirected(io);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.operator() && i + 1 < words.size()) {
        to.add(word.text(), words.get(++i).expanded(variables, status));
      } else if (!word.operator()) {
        plain.add(word.expanded(variables, status));
      }
    }
    while (!plain.isEmpty() && plain.getFirst().matches("[A-Za-z_]\\w*=.*")) {
      String[] assignment = plain.removeFirst().split("=", 2);
      variables.put(assignment[0], assignment[1]);
    }
    if (to.refusal != null) {
      io.complain("sh: " + to.refusal);
      exit.accept(1);
    } else if (plain.isEmpty()) {
      exit.accept(to.close(0));
    } else {
      begin(plain, to, exit);
    }
  }

  private void begin(List<String> words, Redirected to, IntConsumer exit) {
    Optional<Command> found = Commands.find(words.getFirst());
    if (found.isEmpty()) {
      to.streams().complain("sh: " + words.getFirst() + ": not found");
      exit.accept(to.close(127));
      return;
    }
    Surroundings here = new Surroundings(new LinkedHashMap<>(variables), at.hostname(), at.files(), at.loop(), at.clock(), at.tty());
    found.get().run(words.subList(1, words.size()), to.streams(), here, code -> exit.accept(to.close(code)));
  }

  /** The streams of one command, some of them files, which are written when it has ended. */
  private final class Redirected {
    private Io io;
    private final Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
    private String refusal;

    Redirected(Io io) {
      this.io = io;
    }

    Io streams() {
      return io;
    }

    void add(String operator, String path) {
      if (operator.equals("<")) {
        Optional<Bytes> content = at.files().read(path);
        Stdin in = new Stdin();
        content.ifPresentOrElse(in::offer, () -> refusal = "can't open " + path + ": no such file");
        in.end();
        io = new Io(in, io.out(), io.err());
        return;
      }
      if (path.startsWith("&")) {
        io = operator.startsWith("2") ? new Io(io.in(), io.out(), io.out()) : new Io(io.in(), io.err(), io.err());
        return;
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      if (operator.endsWith(">>")) {
        at.files().read(path).ifPresent(before -> file.writeBytes(before.array()));
      }
      if (!path.equals("/dev/null")) {
        files.put(path, file);
      }
      io = operator.startsWith("2")
          ? new Io(io.in(), io.out(), bytes -> file.writeBytes(bytes.array()))
          : new Io(io.in(), bytes -> file.writeBytes(bytes.array()), io.err());
    }

    int close(int code) {
      try {
        files.forEach((path, content) -> at.files().write(path, new Bytes(content.toByteArray())));
        return code;
      } catch (IllegalStateException readOnly) {
        io.complain("sh: " + readOnly.getMessage());
        return 1;
      }
    }
  }
}
