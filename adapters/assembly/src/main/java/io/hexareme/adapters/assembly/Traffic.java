package io.hexareme.adapters.assembly;

import io.hexareme.adapters.runtimefake.FakeImages;
import io.hexareme.adapters.runtimefake.network.ClusterNetwork;
import io.hexareme.adapters.runtimefake.network.NodeNetwork;
import io.hexareme.core.dns.NameServer;
import io.hexareme.core.proxy.ServiceProxy;
import io.hexareme.ports.dns.ClusterDns;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.webhook.Webhooks.Destination;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * How the containers of a cluster reach each other: what their images do, the network between their machines, a proxy for every machine,
 * and the name server. Proxies and name server may come and go, and live elsewhere than the machines.
 */
final class Traffic {
  /** Of the range that stands for anybody outside in documentation (RFC 5737). */
  private static final String OUTSIDER = "203.0.113.1";

  private final FakeImages images;
  private final ClusterNetwork network = new ClusterNetwork(this::resolve);
  private final Map<String, Part> parts = new ConcurrentHashMap<>();
  private final Map<String, Function<HttpCall, CompletionStage<HttpReply>>> outsiders = new ConcurrentHashMap<>();
  private final Set<String> hanging = ConcurrentHashMap.newKeySet();
  private final Map<String, ServiceProxy> proxies = new LinkedHashMap<>();
  private volatile Dns dns; // null while there is none

  private record Dns(NameServer server, Loop loop) {}

  /** A machine's part of the network. */
  private record Part(NodeNetwork network, Loop machine) {}

  Traffic() {
    this(new FakeImages());
  }

  /** @param images what images do from the beginning */
  Traffic(FakeImages images) {
    this.images = images;
  }

  /** What the images of this cluster do; from any thread. */
  FakeImages images() {
    return images;
  }

  /** A machine comes up, and routes to no Service until its proxy has started. */
  NodeNetwork join(String node, String ip, Host machine) {
    NodeNetwork part = network.join(node, ip, machine.loop(), machine.clock(), machine.randomness().fork("network"));
    parts.put(node, new Part(part, machine.loop()));
    return part;
  }

  /** The machine is no more. */
  void leave(String node) {
    network.leave(node);
    parts.remove(node);
  }

  /** From now on nothing gets out of that machine or into it, or it does again. */
  void cut(String node, boolean off) {
    Part part = parts.get(node);
    if (part != null) {
      part.machine().execute(() -> part.network().cut(off));
    }
  }

  /**
   * From now on nobody answers webhooks that are called there, or somebody does again.
   *
   * @param place of a Service {@code namespace/name}; of a server outside the beginning of its URL
   */
  void hang(String place, boolean on) {
    if (on) {
      hanging.add(place);
    } else {
      hanging.remove(place);
    }
  }

  /** Whether nobody answers there. */
  boolean hangs(Destination place) {
    return switch (place) {
      case Destination.Service service -> hanging.contains(service.namespace() + "/" + service.name());
      case Destination.Url(String url) -> hanging.stream().anyMatch(url::startsWith);
    };
  }

  /** A proxy for a machine that is up. */
  ServiceProxy startProxy(String node, Host host, ComponentClients clients) {
    Part part = parts.get(node);
    ServiceProxy proxy = new ServiceProxy(node, clients.of("system:kube-proxy", "kube-proxy"),
        host.loop() == part.machine() ? part.network() : new CarriedRules(part.network(), part.machine()), host.loop());
    proxies.put(node, proxy);
    proxy.start();
    return proxy;
  }

  NameServer startDns(Host host, ComponentClients clients) {
    NameServer server = new NameServer(clients.of("system:serviceaccount:kube-system:kube-dns", "coredns"), host.loop());
    dns = new Dns(server, host.loop());
    server.start();
    return server;
  }

  /** Stops what runs of proxies and name server; what they said last goes on counting. */
  void stop() {
    proxies.values().forEach(ServiceProxy::stop);
    if (dns != null) {
      dns.server().stop();
    }
  }

  /** While there is no name server, or its process does not run, no answer comes. */
  private CompletionStage<ClusterDns.Answer> resolve(String name) {
    CompletableFuture<ClusterDns.Answer> answer = new CompletableFuture<>();
    Dns asked = dns;
    if (asked != null) {
      asked.loop().execute(() -> asked.server().resolve(name).thenAccept(answer::complete));
    }
    return answer;
  }

  /** From now on that URL, and what is below it, is answered by a function: a server somewhere outside of the cluster. */
  void serveOutside(String url, Function<HttpCall, CompletionStage<HttpReply>> server) {
    outsiders.put(url, server);
  }

  /** A request to somebody outside; empty when it is nobody's URL. */
  Optional<CompletionStage<HttpReply>> outside(HttpCall call) {
    return outsiders.entrySet().stream()
        .filter(entry -> call.url().equals(entry.getKey()) || call.url().startsWith(entry.getKey() + "/") || call.url().startsWith(entry.getKey() + "?"))
        .max(Comparator.comparingInt(entry -> entry.getKey().length()))
        .map(entry -> entry.getValue().apply(call));
  }

  /** A request of the control plane to a Service or Pod; from any thread, answered on whatever loop. */
  CompletionStage<HttpReply> fromControlPlane(HttpCall call) {
    return network.fromControlPlane(call);
  }

  /** A request from outside of the cluster; from any thread. */
  CompletionStage<HttpReply> fromOutside(HttpCall call) {
    return network.fromOutside(OUTSIDER, call);
  }
}
