package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** {@code cat}: files, or what comes in. */
final class Cat implements Command {
  @Override
  public void run(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    List<String> paths = arguments.stream().filter(word -> !word.startsWith("-") || word.equals("-")).toList();
    if (paths.isEmpty() || paths.equals(List.of("-"))) {
      io.in().read(io.out(), () -> exit.accept(0));
      return;
    }
    int code = 0;
    for (String path : paths) {
      Optional<Bytes> content = at.files().read(path);
      if (content.isPresent()) {
        io.out().accept(content.get());
      } else {
        io.complain("cat: can't open '" + path + "': No such file or directory");
        code = 1;
      }
    }
    exit.accept(code);
  }
}
