package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code hexareme store} as a process of its own, which can be killed, paused and looked at like any other. */
final class MemberProcess implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1",
      "-Xss2m", "-Xmx256m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
      "-Dguice_bytecode_gen_option=DISABLED", "-Dvertx.disableDnsResolver=true");

  private final Process process;
  private final BufferedReader output;
  private final Path errors;

  private MemberProcess(Process process, Path errors) {
    this.process = process;
    this.output = process.inputReader();
    this.errors = errors;
  }

  /**
   * Starts one; returns at once.
   *
   * @param errors where to put what it complains of; after what an earlier one said
   */
  static MemberProcess start(Path errors, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "store"));
    command.addAll(arguments);
    try {
      return new MemberProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile())).start(), errors);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** Waits for the one line that it prints when it serves. */
  String serving() {
    try {
      String line = output.readLine();
      assertThat(line).as("what it prints; errors: %s", errors()).isNotNull().contains("serves clients at");
      return line;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** SIGKILL: no hook of the process runs. */
  void kill() {
    process.toHandle().destroyForcibly();
    exit();
  }

  /** SIGTERM; answers the exit code. */
  int terminate() {
    process.toHandle().destroy();
    return exit();
  }

  /** Waits for it to end, as it was told or by itself. */
  int exit() {
    try {
      assertThat(process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)).as("it ends; errors: %s", errors()).isTrue();
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGSTOP: its connections stay, and nothing is answered. */
  void pause() {
    signal("-STOP");
  }

  /** SIGCONT. */
  void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor()).isZero();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
