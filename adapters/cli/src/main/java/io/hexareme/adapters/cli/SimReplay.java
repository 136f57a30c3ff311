package io.hexareme.adapters.cli;

import io.hexareme.adapters.assembly.sim.Replay;
import io.hexareme.adapters.assembly.sim.Run;
import io.hexareme.adapters.assembly.sim.Simulation;
import io.hexareme.adapters.assembly.simulations.Simulations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs again what a line says, and whether it was the same, bit for bit. Fails where the run fails, and where it was another. */
record SimReplay(SimTelling telling, String lineOrFile) implements Callable<Integer> {
  private static final Pattern LINE = Pattern.compile("v\\d+:[^'\\s]+");

  @Override
  public Integer call() {
    Replay replay = Replay.parse(text());
    Simulation simulation = Simulations.named(replay.scenario())
        .orElseThrow(() -> new IllegalArgumentException("there is no scenario \"" + replay.scenario() + "\"; hexareme sim --list names them"));
    simulation.objection(replay.options()).ifPresent(why -> {
      throw new IllegalArgumentException(why);
    });
    long began = System.nanoTime();
    Run run = simulation.run(replay.options());
    int code = telling.tell(run, System.nanoTime() - began);
    telling.out().println(replay.hash().map(hash -> verdict(hash, run)).orElse("the line has no hash to compare with"));
    telling.out().println("hash " + run.printedHash());
    return replay.hash().map(hash -> hash.equals(run.printedHash()) ? code : 1).orElse(code);
  }

  private static String verdict(String hash, Run run) {
    return hash.equals(run.printedHash()) ? "the same run, bit for bit" : "NOT THE SAME RUN: it had the hash " + hash + "; the code is not that of then";
  }

  /** The line itself, wherever it stands in what was given; or that of a file. */
  private String text() {
    return inside(lineOrFile.startsWith("v") && lineOrFile.contains(":") || lineOrFile.contains("--replay") ? lineOrFile : file());
  }

  private static String inside(String text) {
    Matcher line = LINE.matcher(text);
    return line.find() ? line.group() : text;
  }

  private String file() {
    try {
      return Files.readString(Path.of(lineOrFile));
    } catch (IOException | InvalidPathException unreadable) {
      throw new IllegalArgumentException("\"" + lineOrFile + "\" is neither a replay line nor a file that can be read", unreadable);
    }
  }
}
