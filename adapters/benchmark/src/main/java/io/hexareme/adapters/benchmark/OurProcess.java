package io.hexareme.adapters.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our member as a process of its own, with the virtual machine's options of this one, serving etcd's API ({@link ServeCommand}). */
final class OurProcess implements AutoCloseable {
  private final Process process;
  private final URI endpoint;

  private OurProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Returns when it serves. */
  static OurProcess start(Path data) {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), StoreBenchmark.class.getName(), "serve", data.toString()));
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException("our member did not start");
      }
      return new OurProcess(process, URI.create(line));
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  Process process() {
    return process;
  }

  URI endpoint() {
    return endpoint;
  }

  /** As a crash would: what is acknowledged is on the disk. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
