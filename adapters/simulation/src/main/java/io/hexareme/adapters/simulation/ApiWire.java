package io.hexareme.adapters.simulation;

import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The way from clients to the API servers of one cluster, in virtual time, as connections over TCP behave: what is sent arrives once and in
 * order, or the connection breaks. Each client meets each server over an {@link ApiPath} of its own; when a process of either side crashes,
 * stands still for {@link #PATIENCE}, or is cut off for that long, all that was under way between the two has broken: the client is
 * told 504 of a request (nobody knows whether it was carried out), and its streams end.
 */
public final class ApiWire {
  /** After this a connection on which nothing moves counts as broken, as by health checks of HTTP/2 connections. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EventQueue queue;
  private final SimulatedLoop faults;
  private final Randomness random;
  private final Duration shortest;
  private final Duration longest;
  private final Map<String, ApiEndpoint> endpoints = new LinkedHashMap<>();
  private final Map<String, Map<String, ApiPath>> paths = new LinkedHashMap<>();

  /**
   * @param shortest the least time that a message takes, {@code longest} the most; each message's is drawn
   */
  public ApiWire(SimulatedWorld world, Duration shortest, Duration longest) {
    this.queue = world.queue();
    this.faults = SimulatedLoop.of(world.loop("api wire"), queue);
    this.random = world.randomness().fork("api wire");
    this.shortest = shortest;
    this.longest = longest;
  }

  /** A place where an API server of that name may serve; clients try them in the order of these calls. */
  public void endpoint(String server, SimulatedProcess process) {
    ApiEndpoint endpoint = new ApiEndpoint(process);
    endpoints.put(server, endpoint);
    process.onPause(() -> {
      int pause = process.pauses();
      faults.post(PATIENCE.toNanos(), EventKind.FAULT, () -> {
        if (!process.paused() || process.pauses() != pause) return;
        endpoint.fellSilent();
        to(server).forEach(ApiPath::breakOff);
      });
    });
  }

  /** From now on requests to that server are answered there, until {@link #refuse} or the end of the loop's life. */
  public void serve(String server, ApiServer target, Loop loop) {
    SimulatedLoop home = SimulatedLoop.of(loop, queue);
    endpoint(server).serve(Objects.requireNonNull(target), home);
    home.process().onCrash(() -> refuse(server));
  }

  /** Nobody listens there any more; what was under way there has broken. */
  public void refuse(String server) {
    endpoint(server).end();
    to(server).forEach(ApiPath::breakOff);
  }

  /**
   * The API as that client sees it, in the present life of the loop's process: through the server that served it last, or the next one that
   * can be reached. Answers come on that loop.
   *
   * @param first which server it prefers to begin with, counted from 0
   */
  public ApiServer from(String client, Loop loop, int first) {
    SimulatedLoop home = SimulatedLoop.of(loop, queue);
    home.process().onCrash(() -> paths.getOrDefault(client, Map.of()).values().forEach(path -> path.clientEnded(home)));
    return new BalancedApi(this, client, home, first);
  }

  /** The way from one client to one server. */
  public ApiPath path(String client, String server) {
    endpoint(server);
    return paths.computeIfAbsent(client, _ -> new LinkedHashMap<>())
        .computeIfAbsent(server, _ -> new ApiPath(queue, faults, random.fork(client + " to " + server), shortest, longest));
  }

  /** The names of the servers, in the order of the calls of {@link #endpoint}. */
  public List<String> servers() {
    return List.copyOf(endpoints.keySet());
  }

  /** The names of those who have sent something so far. */
  public List<String> clients() {
    return List.copyOf(paths.keySet());
  }

  ApiEndpoint endpoint(String server) {
    ApiEndpoint endpoint = endpoints.get(server);
    if (endpoint == null) throw new IllegalArgumentException("there is no API server " + server + ", only " + endpoints.keySet());
    return endpoint;
  }

  private List<ApiPath> to(String server) {
    List<ApiPath> found = new ArrayList<>();
    for (Map<String, ApiPath> ofClient : paths.values()) {
      ApiPath path = ofClient.get(server);
      if (path != null) found.add(path);
    }
    return found;
  }
}
