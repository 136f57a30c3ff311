package io.hexareme.adapters.assembly;

import io.hexareme.adapters.runtimefake.FakeImages;
import io.hexareme.adapters.runtimefake.network.ClusterNetwork;
import io.hexareme.adapters.runtimefake.network.NodeNetwork;
import io.hexareme.core.dns.NameServer;
import io.hexareme.core.proxy.ServiceProxy;
import io.hexareme.ports.runtime.HttpCall;
import io.hexareme.ports.runtime.HttpReply;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * How the containers of this process reach each other: what their images do, the network between them, a proxy on every node, and the
 * name server, which starts with the first node.
 */
final class Traffic {
  private final ComponentClients clients;
  private final Loop loop;
  private final Clock clock;
  private final Randomness randomness;
  private final FakeImages images = new FakeImages();
  private final NameServer dns;
  private final ClusterNetwork network;
  private final Map<String, NodeNetwork> nodes = new LinkedHashMap<>();
  private final Map<String, ServiceProxy> proxies = new LinkedHashMap<>();

  Traffic(ComponentClients clients, Loop loop, World world) {
    this.clients = clients;
    this.loop = loop;
    this.clock = world.clock();
    this.randomness = world.randomness().fork("traffic");
    this.dns = new NameServer(clients.of("system:serviceaccount:kube-system:kube-dns", "coredns"), loop);
    this.network = new ClusterNetwork(dns, loop);
  }

  /** What the images of this cluster do; from any thread. */
  FakeImages images() {
    return images;
  }

  /** A node comes, or comes back: its part of the network, with a proxy that runs. */
  NodeNetwork join(String node, String ip, Loop nodeLoop) {
    if (nodes.isEmpty()) {
      dns.start();
    }
    stopProxy(node);
    NodeNetwork part = network.join(node, ip, nodeLoop, clock, randomness.fork(node));
    nodes.put(node, part);
    ServiceProxy proxy = new ServiceProxy(node, clients.of("system:kube-proxy", "kube-proxy"), part, nodeLoop);
    proxies.put(node, proxy);
    proxy.start();
    return part;
  }

  private void stopProxy(String node) {
    ServiceProxy old = proxies.remove(node);
    if (old != null) {
      old.stop();
    }
  }

  void stop() {
    dns.stop();
    proxies.values().forEach(ServiceProxy::stop);
  }

  /** A request from outside of the cluster. */
  CompletionStage<HttpReply> fromOutside(HttpCall call) {
    CompletableFuture<HttpReply> answer = new CompletableFuture<>();
    loop.execute(() -> network.fromOutside("203.0.113.1", call).whenComplete((reply, failure) -> {
      if (failure == null) {
        answer.complete(reply);
      } else {
        answer.completeExceptionally(failure);
      }
    }));
    return answer;
  }
}
