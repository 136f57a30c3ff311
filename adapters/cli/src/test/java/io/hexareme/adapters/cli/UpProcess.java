package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code hexareme up} as a process of its own, started as the launch script does, so that it can be killed like any other. */
final class UpProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready in \\d+ ms: https://127\\.0\\.0\\.1:\\d+  kubeconfig: (.+)");
  private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=1",
      "-Xss2m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dguice_bytecode_gen_option=DISABLED",
      "-Dvertx.disableDnsResolver=true");

  private final Process process;
  private final BufferedReader output;
  private final Path data;
  private final Path errors;

  private UpProcess(Process process, Path data, Path errors) {
    this.process = process;
    this.data = data;
    this.output = process.inputReader();
    this.errors = errors;
  }

  /** Starts it on that data directory; returns at once. */
  static UpProcess start(Path data) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("up", "--data", data.toString(), "--port", "0", "--nodes", "1"));
    Path errors = data.resolveSibling(data.getFileName() + ".err");
    try {
      return new UpProcess(new ProcessBuilder(command).redirectError(errors.toFile()).start(), data, errors);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  /** Waits for the one line that it prints; answers the kubeconfig that the line names. */
  KubeconfigFile ready() {
    String line = line();
    Matcher ready = READY.matcher(line == null ? "" : line);
    assertThat(ready.matches()).as("the line %s; errors: %s", line, errors()).isTrue();
    return KubeconfigFile.read(Path.of(ready.group(1)));
  }

  private String line() {
    try {
      return output.readLine();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Lets it run for so long. */
  void runFor(long millis) {
    assertThat(waitFor(millis)).as("it ended by itself: %s", errors()).isFalse();
  }

  /** Lets it run until it has taken possession of the store: what comes next is recovery, bootstrap, kubelets, kubeconfig. */
  void runUntilItHoldsTheStore() {
    String pid = Long.toString(process.pid());
    while (!lockedBy().equals(pid)) {
      runFor(1);
    }
  }

  private String lockedBy() {
    Path lock = data.resolve("store").resolve("lock");
    try {
      return Files.exists(lock) ? Files.readString(lock) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** SIGKILL: no hook of the process runs. */
  void kill() {
    process.toHandle().destroyForcibly();
    assertThat(waitFor(20_000)).isTrue();
  }

  /** SIGTERM; answers the exit code. It must have printed nothing after the line that it is ready. */
  int terminate() {
    process.toHandle().destroy(); // Process.destroy would close its output too
    assertThat(waitFor(10_000)).as("it stops within seconds").isTrue();
    assertThat(line()).isNull();
    assertThat(errors()).isEmpty();
    return process.exitValue();
  }

  private boolean waitFor(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private String errors() {
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
