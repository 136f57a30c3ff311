package io.hexareme.adapters.runtimefake.network;

import io.hexareme.ports.dns.ClusterDns;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.Randomness;
import java.net.URI;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The nodes of a cluster and who has which address. Serves the loops of all nodes. */
public final class ClusterNetwork {
  private final ClusterDns dns;
  private final Map<String, NodeNetwork> nodes = new ConcurrentHashMap<>();
  private final Map<String, NodeNetwork> addresses = new ConcurrentHashMap<>();

  /** @param dns asked on the loops of nodes; answers on whatever loop, or never */
  public ClusterNetwork(ClusterDns dns) {
    this.dns = dns;
  }

  /** A network without names. */
  public ClusterNetwork() {
    this(name -> CompletableFuture.completedFuture(new ClusterDns.NoSuchName()));
  }

  /**
   * A node comes, in the place of one of the same name.
   *
   * @param loop where everything of this node is called
   * @param randomness the node's own stream, which chooses among endpoints
   */
  public NodeNetwork join(String name, String ip, Loop loop, Clock clock, Randomness randomness) {
    NodeNetwork node = new NodeNetwork(this, name, ip, loop, new ServiceTable(ip, clock, randomness));
    nodes.put(name, node);
    addresses.put(ip, node);
    return node;
  }

  /** The machine is gone, and all addresses that it had. */
  public void leave(String name) {
    NodeNetwork gone = nodes.remove(name);
    if (gone != null) {
      addresses.values().removeIf(owner -> owner == gone);
    }
  }

  /**
   * A request from somewhere outside, to a node's port, an external address or a load balancer's; from any thread. The answer comes on the
   * loop of the node that it reaches.
   */
  public CompletionStage<HttpReply> fromOutside(String clientIp, HttpCall call) {
    String host = String.valueOf(URI.create(call.url()).getHost());
    Optional<NodeNetwork> entry = Optional.ofNullable(nodeAt(host))
        .or(() -> nodes.values().stream().sorted(Comparator.comparing(NodeNetwork::name)).filter(node -> node.table().serves(host)).findFirst());
    return send(entry, new Sender(clientIp, "", true), call, "dial tcp " + host + ": connect: no route to host");
  }

  /** A request of the control plane, which is on every node's network: it enters by the first one. From any thread; answers there. */
  public CompletionStage<HttpReply> fromControlPlane(HttpCall call) {
    Optional<NodeNetwork> entry = nodes.values().stream().min(Comparator.comparing(NodeNetwork::name));
    return send(entry, new Sender(entry.map(NodeNetwork::ip).orElse(""), "", false), call,
        "dial tcp: lookup " + URI.create(call.url()).getHost() + ": no such host");
  }

  private static CompletionStage<HttpReply> send(Optional<NodeNetwork> entry, Sender sender, HttpCall call, String nowhere) {
    CompletableFuture<HttpReply> answer = new CompletableFuture<>();
    entry.ifPresentOrElse(
        node -> node.loop().execute(() -> node.send(sender, call).whenComplete((reply, failure) -> {
          if (failure == null) {
            answer.complete(reply);
          } else {
            answer.completeExceptionally(failure);
          }
        })),
        () -> answer.completeExceptionally(new HttpFailure(Target.verb(call) + " \"" + call.url() + "\": " + nowhere)));
    return answer;
  }

  /** Asks the name server; what it answers comes on {@code loop}. */
  void resolve(String name, Loop loop, Consumer<ClusterDns.Answer> onAnswer) {
    dns.resolve(name).thenAccept(answer -> loop.execute(() -> onAnswer.accept(answer)));
  }

  void claim(String ip, NodeNetwork node) {
    addresses.put(ip, node);
  }

  void release(String ip, NodeNetwork node) {
    addresses.remove(ip, node);
  }

  /** Whose address it is; null for nobody's. */
  NodeNetwork ownerOf(String ip) {
    return addresses.get(ip);
  }

  /** The node of that address; null when it is none's. */
  NodeNetwork nodeAt(String ip) {
    NodeNetwork owner = addresses.get(ip);
    return owner != null && owner.ip().equals(ip) ? owner : null;
  }
}
