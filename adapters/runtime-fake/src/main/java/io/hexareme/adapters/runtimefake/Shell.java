package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.Behaviour.Exit;
import io.hexareme.adapters.runtimefake.Behaviour.FileChange;
import io.hexareme.adapters.runtimefake.Behaviour.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays a command line in time: {@code sleep}, {@code echo}, {@code printf}, {@code exit}, {@code true}, {@code false},
 * {@code touch}, {@code rm}, {@code cat} and {@code test -f} of such files, {@code &&}, {@code ||}, {@code ;} and an endless
 * {@code while true}. Chores such as {@code mkdir} pass at once; any other command is taken for a server, which runs for ever.
 */
final class Shell {
  private static final Set<String> CHORES =
      Set.of("mkdir", "cp", "mv", "chmod", "chown", "cd", "export", "set", "trap", "date", "hostname", "wget", "curl", "nslookup", "ls", ":", "sync");
  private static final Set<String> SHELLS = Set.of("sh", "/bin/sh", "bash", "/bin/bash", "ash", "/bin/ash");
  private static final Set<String> KNOWN = Set.of(
      "sleep", "echo", "printf", "exit", "true", "false", "touch", "rm", "cat", "test", "tail", "/bin/sleep", "/bin/echo", "/bin/true", "/bin/false");
  /** How long one round of a loop lasts at least, so that one which never sleeps ends somewhere. */
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final Map<String, String> variables;
  private final Predicate<String> fileExists;
  private final List<Output> outputs = new ArrayList<>();
  private final List<FileChange> files = new ArrayList<>();
  private Duration now = Duration.ZERO;
  private int status;
  private Exit exit;
  private boolean forever;

  private Shell(Map<String, String> variables, Predicate<String> fileExists) {
    this.variables = variables;
    this.fileExists = fileExists;
  }

  /** @param exit null when it never ends */
  record Played(Exit exit, List<Output> outputs, List<FileChange> files) {}

  /**
   * Plays a container's command; empty when it is of no kind that is understood.
   *
   * @param fileExists which files there are from elsewhere
   */
  static Optional<Played> play(List<String> words, Map<String, String> variables, Predicate<String> fileExists) {
    Shell shell = new Shell(variables, fileExists);
    if (words.size() >= 3 && SHELLS.contains(words.getFirst()) && words.get(1).endsWith("c") && words.get(1).startsWith("-")) {
      shell.run(ShellWords.split(words.get(2)));
    } else if (!words.isEmpty() && KNOWN.contains(words.getFirst())) {
      shell.command(words);
    } else {
      return Optional.empty();
    }
    Exit end = shell.exit != null ? shell.exit : shell.forever ? null : new Exit(shell.status, shell.now);
    return Optional.of(new Played(end, shell.outputs, shell.files));
  }

  private boolean over() {
    return exit != null || forever;
  }

  private void run(List<String> words) {
    List<String> command = new ArrayList<>();
    String joiner = ";";
    for (int i = 0; i < words.size() && !over(); i++) {
      String word = words.get(i);
      if (word.equals("while") && command.isEmpty() && words.lastIndexOf("done") > i) {
        loop(words.subList(i + 1, words.lastIndexOf("done")));
        return;
      }
      if (word.equals(";") || word.equals("&&") || word.equals("||")) {
        step(command, joiner);
        joiner = word;
        command = new ArrayList<>();
      } else {
        command.add(word);
      }
    }
    if (!over()) {
      step(command, joiner);
    }
  }

  private void step(List<String> command, String joiner) {
    boolean skipped = (joiner.equals("&&") && status != 0) || (joiner.equals("||") && status == 0);
    if (!command.isEmpty() && !skipped) {
      command(command);
    }
  }

  /** Condition and body once tell what every round does; a condition that is a sleep is part of the round. */
  private void loop(List<String> words) {
    int body = words.indexOf("do");
    if (body < 0) {
      forever = true;
      return;
    }
    Duration begin = now;
    int printed = outputs.size();
    List<String> condition = words.subList(0, body);
    run(condition.getFirst().equals("sleep") ? condition : List.of());
    run(words.subList(body + 1, words.size()));
    if (over()) {
      return;
    }
    Duration round = now.minus(begin).compareTo(ROUND) < 0 ? ROUND : now.minus(begin);
    for (int i = printed; i < outputs.size(); i++) {
      outputs.set(i, new Output(outputs.get(i).text(), outputs.get(i).first(), round));
    }
    forever = true;
  }

  private void command(List<String> words) {
    String name = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
    List<String> arguments = words.subList(1, words.size());
    status = 0;
    switch (name) {
      case "sleep" -> sleep(arguments);
      case "echo", "printf" -> echo(arguments);
      case "exit" -> exit = new Exit(arguments.isEmpty() ? 0 : number(arguments.getFirst()), now);
      case "false" -> status = 1;
      case "true" -> status = 0;
      case "touch" -> files(arguments, true);
      case "rm" -> files(arguments, false);
      case "cat", "test" -> look(arguments);
      default -> forever = !CHORES.contains(name);
    }
  }

  private void sleep(List<String> arguments) {
    String time = arguments.isEmpty() ? "0" : arguments.getFirst();
    if (time.startsWith("inf")) {
      forever = true;
      return;
    }
    String unit = time.replaceAll("[\\d.]", "");
    double seconds = time.matches("\\d+(\\.\\d+)?[smhd]?") ? Double.parseDouble(time.substring(0, time.length() - unit.length())) : 0;
    long factor = switch (unit) {
      case "m" -> 60;
      case "h" -> 3600;
      case "d" -> 86_400;
      default -> 1;
    };
    now = now.plusMillis((long) (seconds * factor * 1000));
  }

  private void echo(List<String> arguments) {
    int redirect = arguments.indexOf(">") >= 0 ? arguments.indexOf(">") : arguments.indexOf(">>");
    if (redirect >= 0) {
      files(arguments.subList(redirect + 1, arguments.size()), true);
      return;
    }
    List<String> text = arguments.stream().filter(word -> !word.equals("-n") && !word.equals("-e")).toList();
    for (String line : String.join(" ", text).replaceAll("\\\\n$", "").split("\\\\n|\n", -1)) {
      outputs.add(new Output(expand(line), now, null));
    }
  }

  private String expand(String line) {
    String expanded = line;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      expanded = expanded.replace("${" + variable.getKey() + "}", variable.getValue())
          .replaceAll("\\$" + Pattern.quote(variable.getKey()) + "\\b", Matcher.quoteReplacement(variable.getValue()));
    }
    return expanded;
  }

  private void files(List<String> arguments, boolean exist) {
    arguments.stream().filter(word -> !word.startsWith("-")).forEach(path -> files.add(new FileChange(now, path, exist)));
  }

  private void look(List<String> arguments) {
    boolean there = arguments.stream()
        .filter(word -> !word.startsWith("-"))
        .allMatch(path -> fileExists.test(path) || files.stream().anyMatch(change -> change.path().equals(path) && change.exists()));
    status = there ? 0 : 1;
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 2;
  }
}
