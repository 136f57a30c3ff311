package io.hexareme.adapters.benchmark.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Real etcd members as processes, on loopback without TLS, with the settings it ships. */
public final class RealEtcd implements AutoCloseable {
  private final List<Process> members;
  private final List<URI> endpoints;

  private RealEtcd(List<Process> members, List<URI> endpoints) {
    this.members = members;
    this.endpoints = endpoints;
  }

  public static RealEtcd start(Path directory, int members) {
    List<Integer> ports = freePorts(2 * members);
    String cluster = IntStream.range(0, members).mapToObj(i -> "m" + i + "=http://127.0.0.1:" + ports.get(2 * i))
        .collect(Collectors.joining(","));
    List<Process> processes = new ArrayList<>();
    List<URI> endpoints = new ArrayList<>();
    try {
      for (int i = 0; i < members; i++) {
        String peer = "http://127.0.0.1:" + ports.get(2 * i);
        String client = "http://127.0.0.1:" + ports.get(2 * i + 1);
        processes.add(new ProcessBuilder("etcd", "--name", "m" + i, "--data-dir", directory.resolve("m" + i).toString(),
            "--listen-client-urls", client, "--advertise-client-urls", client, "--listen-peer-urls", peer,
            "--initial-advertise-peer-urls", peer, "--initial-cluster", cluster, "--quota-backend-bytes", "8589934592", "--log-level", "error")
            .redirectErrorStream(true).redirectOutput(directory.resolve("m" + i + ".log").toFile()).start());
        endpoints.add(URI.create(client));
      }
    } catch (IOException failed) {
      processes.forEach(Process::destroyForcibly);
      throw new UncheckedIOException("etcd cannot be started: is it installed?", failed);
    }
    return new RealEtcd(processes, endpoints);
  }

  public List<URI> endpoints() {
    return endpoints;
  }

  public List<Process> members() {
    return members;
  }

  /** Kills the leader, as etcd's own figures say who leads; says when. */
  public long killLeader() {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < members.size(); i++) {
        HttpRequest question = HttpRequest.newBuilder(endpoints.get(i).resolve("/metrics")).build();
        if (client.send(question, HttpResponse.BodyHandlers.ofString()).body().contains("\netcd_server_is_leader 1\n")) {
          long now = System.nanoTime();
          members.get(i).destroyForcibly().onExit().join();
          return now;
        }
      }
      throw new IllegalStateException("no etcd leads");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  @Override
  public void close() {
    members.forEach(Process::destroyForcibly);
    members.forEach(member -> member.onExit().join());
  }

  private static List<Integer> freePorts(int count) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        held.add(new ServerSocket(0));
      }
      List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
      for (ServerSocket socket : held) {
        socket.close();
      }
      return ports;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
