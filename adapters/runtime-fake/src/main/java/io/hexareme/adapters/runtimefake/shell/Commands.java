package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/** All commands, by their names. */
final class Commands {
  private static final Map<String, Command> ALL = new TreeMap<>();

  static {
    ALL.put("cat", new Cat());
    ALL.put("tar", new Tar());
    ALL.put("base64", new Base64Filter());
    for (String shell : List.of("sh", "bash", "ash")) {
      ALL.put(shell, new Sh());
    }
    ALL.put("ls", FileCommands::list);
    ALL.put("test", FileCommands::test);
    ALL.put("[", FileCommands::test);
    ALL.put("rm", FileCommands::remove);
    ALL.put("touch", FileCommands::touch);
    ALL.put("wc", FileCommands::count);
    ALL.put("mkdir", (arguments, io, at, exit) -> exit.accept(0));
    ALL.put("cd", ALL.get("mkdir"));
    ALL.put("chmod", ALL.get("mkdir"));
    ALL.put("true", ALL.get("mkdir"));
    ALL.put(":", ALL.get("mkdir"));
    ALL.put("false", (arguments, io, at, exit) -> exit.accept(1));
    ALL.put("echo", Commands::echo);
    ALL.put("printf", Commands::echo);
    ALL.put("env", Commands::environment);
    ALL.put("printenv", Commands::environment);
    ALL.put("sleep", Commands::sleep);
    ALL.put("pwd", says((arguments, at) -> "/"));
    ALL.put("whoami", says((arguments, at) -> "root"));
    ALL.put("id", says((arguments, at) -> "uid=0(root) gid=0(root) groups=0(root)"));
    ALL.put("hostname", says((arguments, at) -> at.hostname()));
    ALL.put("tty", says((arguments, at) -> at.tty() ? "/dev/pts/0" : "not a tty"));
    ALL.put("date", says((arguments, at) -> DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' uuuu", Locale.ROOT)
        .format(at.clock().now().atOffset(ZoneOffset.UTC))));
  }

  private Commands() {}

  @FunctionalInterface
  private interface Saying {
    String line(List<String> arguments, Surroundings at);
  }

  private static Command says(Saying saying) {
    return (arguments, io, at, exit) -> {
      io.print(saying.line(arguments, at) + "\n");
      exit.accept(0);
    };
  }

  /** By its name, with or without the directory in which it is. */
  static Optional<Command> find(String name) {
    return Optional.ofNullable(ALL.get(name.substring(name.lastIndexOf('/') + 1)));
  }

  static int number(String text, int otherwise) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  private static void echo(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    List<String> text = arguments.stream().dropWhile(word -> word.matches("-[neE]+")).toList();
    boolean open = text.size() < arguments.size() && arguments.getFirst().contains("n");
    io.print(String.join(" ", text).replace("\\n", "\n").replace("\\t", "\t") + (open ? "" : "\n"));
    exit.accept(0);
  }

  private static void environment(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    if (arguments.isEmpty()) {
      at.environment().forEach((name, value) -> io.print(name + "=" + value + "\n"));
      exit.accept(0);
      return;
    }
    String value = at.environment().get(arguments.getFirst());
    if (value != null) {
      io.out().accept(Bytes.utf8(value + "\n"));
    }
    exit.accept(value == null ? 1 : 0);
  }

  /** Nobody waits for a sleep that is for ever. */
  private static void sleep(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    String time = arguments.isEmpty() ? "0" : arguments.getFirst();
    if (!time.startsWith("inf")) {
      Duration pause = time.matches("\\d{1,9}(\\.\\d{1,9})?s?") ? Duration.ofMillis((long) (Double.parseDouble(time.replace("s", "")) * 1000)) : Duration.ZERO;
      at.loop().after(pause, () -> exit.accept(0));
    }
  }
}
