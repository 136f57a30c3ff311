package io.hexareme.features.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that is run again and again, with a home and a kubeconfig of its own, and in a directory of its own. */
final class Tour {
  private static final long PATIENCE_SECONDS = 60;

  private final Path program;
  private final Path home;

  /** What a run came to. */
  record Ended(int code, String output) {}

  /** Without a cluster. */
  Tour(Path program) {
    this(program, "");
  }

  Tour(Path program, String kubeconfig) {
    this.program = program;
    try {
      home = Files.createTempDirectory("hexareme-tour");
      Files.writeString(home.resolve("kubeconfig"), kubeconfig);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** Where it runs. */
  Path home() {
    return home;
  }

  /** Runs it to its end; what it prints on both streams, together. */
  Ended run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Path output = home.resolve("output");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().putAll(Map.of("KUBECONFIG", home.resolve("kubeconfig").toString(), "HOME", home.toString()));
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(command + " does not come to an end:\n" + Files.readString(output));
      }
      return new Ended(process.exitValue(), Files.readString(output));
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The same for one that must succeed. */
  String succeed(String... arguments) {
    Ended ended = run(arguments);
    assertThat(ended.code()).withFailMessage(() -> program + " " + List.of(arguments) + " failed with " + ended.code() + "\n" + ended.output()).isZero();
    return ended.output();
  }
}
