package io.hexareme.adapters.benchmark.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Our whole control plane without nodes, on files, as a process of its own ({@link ServedCluster}). */
record OurServer(Process process, URI address, String administrator) implements Subject {

  /** Returns when it serves. */
  static OurServer start(Path data) {
    List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServedCluster.class.getName(), data.toString()));
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String address = out.readLine();
      String token = out.readLine();
      if (token == null) {
        throw new IllegalStateException("our server did not start");
      }
      return new OurServer(process, URI.create(address), token);
    } catch (IOException cannot) {
      throw new UncheckedIOException(cannot);
    }
  }

  @Override
  public String name() {
    return "hexareme";
  }

  @Override
  public List<Process> processes() {
    return List.of(process);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
