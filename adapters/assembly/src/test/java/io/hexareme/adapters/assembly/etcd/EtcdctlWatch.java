package io.hexareme.adapters.assembly.etcd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What {@code etcdctl watch} prints of the first events. */
final class EtcdctlWatch {
  private EtcdctlWatch() {}

  static List<String> events(EtcdEndpoint endpoint, int count, String... arguments) {
    Path program = Peers.find("etcdctl");
    List<String> command = new ArrayList<>(List.of(program.toString(), "--endpoints=" + endpoint.url()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("ETCDCTL_API", "3");
    try {
      Process process = builder.start();
      try {
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        return CompletableFuture.supplyAsync(() -> read(reader, count)).orTimeout(20, TimeUnit.SECONDS).join();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> read(BufferedReader reader, int count) {
    List<String> lines = new ArrayList<>();
    long events = 0;
    try {
      for (String line = reader.readLine(); line != null && events < count; line = reader.readLine()) {
        lines.add(line);
        events = lines.stream().filter(one -> one.equals("PUT") || one.equals("DELETE")).count();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }
}
