package io.hexareme.adapters.assembly.etcd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** etcd's own command-line client, as a process for each command. */
final class Etcdctl {
  private final Path program = Peers.find("etcdctl");
  private final String endpoint;

  Etcdctl(EtcdEndpoint endpoint) {
    this.endpoint = endpoint.url();
  }

  /** @param errors what it says on standard error, without its log */
  record Outcome(int code, String output, String errors) {}

  Outcome run(String... arguments) {
    return run("", List.of(arguments));
  }

  Outcome run(String input, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--endpoints=" + endpoint));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("ETCDCTL_API", "3");
    try {
      Process process = builder.start();
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(20, TimeUnit.SECONDS)) throw new IllegalStateException("etcdctl hangs: " + command);
      return new Outcome(process.exitValue(), output, withoutLog(errors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String withoutLog(String errors) {
    return errors.lines().filter(line -> !line.startsWith("{\"level\"")).collect(Collectors.joining("\n"));
  }
}
