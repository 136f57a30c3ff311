package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/** Small commands about files. */
final class FileCommands {
  private FileCommands() {}

  static void list(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    String path = arguments.stream().filter(word -> !word.startsWith("-")).findFirst().orElse("/");
    if (!at.files().isDirectory(path)) {
      boolean there = at.files().read(path).isPresent();
      if (there) {
        io.print(path + "\n");
      } else {
        io.complain("ls: " + path + ": No such file or directory");
      }
      exit.accept(there ? 0 : 1);
      return;
    }
    String prefix = path.endsWith("/") ? path : path + "/";
    boolean marked = arguments.contains("-F");
    TreeSet<String> names = new TreeSet<>();
    for (String file : at.files().below(path)) {
      String name = file.substring(prefix.length()).split("/", 2)[0];
      names.add(marked && at.files().isDirectory(prefix + name) ? name + "/" : name);
    }
    names.forEach(name -> io.print(name + "\n"));
    exit.accept(0);
  }

  /** {@code test -f}, {@code -e}, {@code -d}, {@code -z}, {@code -n} and comparing of texts, with {@code !} before it. */
  static void test(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    List<String> words = arguments.stream().filter(word -> !word.equals("]")).toList();
    boolean not = !words.isEmpty() && words.getFirst().equals("!");
    exit.accept(isTrue(not ? words.subList(1, words.size()) : words, at.files()) == not ? 1 : 0);
  }

  private static boolean isTrue(List<String> words, FileTree files) {
    if (words.size() == 3) {
      return words.get(1).equals("!=") != words.getFirst().equals(words.getLast());
    }
    String operand = words.isEmpty() ? "" : words.getLast();
    return switch (words.size() == 2 ? words.getFirst() : "-n") {
      case "-d" -> files.isDirectory(operand);
      case "-f" -> files.read(operand).isPresent();
      case "-s" -> files.read(operand).filter(content -> content.length() > 0).isPresent();
      case "-z" -> operand.isEmpty();
      case "-n" -> !operand.isEmpty();
      default -> files.isDirectory(operand) || files.read(operand).isPresent();
    };
  }

  static void remove(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    boolean force = arguments.stream().anyMatch(word -> word.matches("-\\w*f\\w*"));
    boolean deep = arguments.stream().anyMatch(word -> word.matches("-\\w*[rR]\\w*"));
    int code = 0;
    for (String path : arguments.stream().filter(word -> !word.startsWith("-")).toList()) {
      boolean gone = deep ? !at.files().below(path).stream().filter(at.files()::remove).toList().isEmpty() : at.files().remove(path);
      if (!gone && !force) {
        io.complain("rm: can't remove '" + path + "': No such file or directory");
        code = 1;
      }
    }
    exit.accept(code);
  }

  static void touch(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    try {
      arguments.stream().filter(path -> !path.startsWith("-") && at.files().read(path).isEmpty())
          .forEach(path -> at.files().write(path, Bytes.EMPTY));
      exit.accept(0);
    } catch (IllegalStateException readOnly) {
      io.complain("touch: " + readOnly.getMessage());
      exit.accept(1);
    }
  }

  /** {@code wc -c} and {@code wc -l} of what comes in. */
  static void count(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    boolean lines = arguments.contains("-l");
    long[] counted = {0};
    io.in().read(bytes -> {
      for (byte each : bytes.array()) {
        counted[0] += !lines || each == '\n' ? 1 : 0;
      }
    }, () -> {
      io.print(counted[0] + "\n");
      exit.accept(0);
    });
  }
}
