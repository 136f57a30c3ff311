package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.adapters.runtimefake.shell.Words.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;

/** A command line: pipelines joined by {@code ;}, {@code &&} and {@code ||}, run one after the other. */
final class Script {
  private static final Set<String> BEYOND = Set.of("while", "for", "if", "until", "case", "trap");

  private final List<Part> parts = new ArrayList<>();

  /** @param joiner what stands before it */
  private record Part(String joiner, List<Word> words) {}

  /** Where a running script is. */
  private final class Run {
    private final Io io;
    private final Surroundings at;
    private final Map<String, String> variables;
    private final IntConsumer exit;
    private int next;
    private int status;
    private boolean returned;
    private boolean looping;

    Run(Io io, Surroundings at, int status, IntConsumer exit) {
      this.io = io;
      this.at = at;
      this.variables = new LinkedHashMap<>(at.environment());
      this.status = status;
      this.exit = exit;
    }

    /** Goes on as long as commands end at once; one that takes its time comes back here. */
    void go() {
      if (looping) {
        returned = true;
        return;
      }
      looping = true;
      do {
        returned = false;
        if (next == parts.size()) {
          exit.accept(status);
          return;
        }
        step(parts.get(next++));
      } while (returned);
      looping = false;
    }

    private void step(Part part) {
      boolean skipped = part.joiner().equals("&&") && status != 0 || part.joiner().equals("||") && status == 0;
      if (skipped || part.words().isEmpty()) {
        go();
        return;
      }
      List<Word> words = part.words();
      if (words.getFirst().text().equals("exit")) {
        status = words.size() > 1 ? Commands.number(words.get(1).expanded(variables, status), 2) & 0xff : status;
        next = parts.size();
        go();
        return;
      }
      new Pipeline(words, variables, status, at).run(io, code -> {
        status = code;
        go();
      });
    }
  }

  Script(String text) {
    List<Word> words = new ArrayList<>();
    String joiner = ";";
    for (Word word : Words.split(text)) {
      if (word.is(";") || word.is("&&") || word.is("||")) {
        parts.add(new Part(joiner, words));
        joiner = word.text();
        words = new ArrayList<>();
      } else {
        words.add(word);
      }
    }
    parts.add(new Part(joiner, words));
  }

  /** Whether it has what is not played here. */
  boolean isBeyond() {
    return parts.stream().anyMatch(part -> !part.words().isEmpty() && BEYOND.contains(part.words().getFirst().text()));
  }

  /** @param status of what ran before */
  void run(Io io, Surroundings at, int status, IntConsumer exit) {
    new Run(io, at, status, exit).go();
  }
}
