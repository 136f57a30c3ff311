package io.hexareme.features.kubectl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shell in a directory of its own in which {@code kubectl} is one certain kubectl with a namespace and a cache of its own. */
final class Terminal {
  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;
  private final Path kubectl;
  private final String namespace;
  private final String node;
  private final List<Process> background = new ArrayList<>();
  private Path output;
  private int runs;

  /** What a command came to. */
  record Ended(int code, String output) {}

  Terminal(Path directory, Path kubectl, String kubeconfig, String namespace, String node) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.kubectl = kubectl;
    this.namespace = namespace;
    this.node = node;
    Files.writeString(directory.resolve("kubeconfig"), kubeconfig.replace("    user: kubernetes-admin", "    user: kubernetes-admin\n    namespace: " + namespace));
    this.output = directory.resolve("none");
  }

  /** With the words that stand for what is this terminal's own. */
  String own(String text) {
    return text.replace("$NS", namespace).replace("$NODE", node);
  }

  void write(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), own(text));
  }

  Ended run(String script) {
    try {
      Process process = start(script);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        end(process);
        throw new AssertionError(this + " does not come to an end: " + script + "\n" + output());
      }
      return new Ended(process.exitValue(), output());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Starts it and lets it run until {@link #close}. */
  void begin(String script) {
    background.add(start(script));
  }

  /** What the last script has printed so far. */
  String output() {
    try {
      return Files.exists(output) ? Files.readString(output) : "";
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  private Process start(String script) {
    output = directory.resolve("output-" + ++runs);
    String prelude = "kubectl() { '" + kubectl + "' --cache-dir='" + directory.resolve("cache") + "' \"$@\"; }\nset -e\n";
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", prelude + own(script)).directory(directory.toFile())
        .redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("KUBECONFIG", directory.resolve("kubeconfig").toString());
    builder.environment().put("HOME", directory.toString());
    try {
      return builder.start();
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  void close() {
    background.forEach(Terminal::end);
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public String toString() {
    return kubectl.toString();
  }
}
