package io.hexareme.adapters.runtimefake.network;

import io.hexareme.adapters.runtimefake.network.ServiceTable.Direct;
import io.hexareme.adapters.runtimefake.network.ServiceTable.Lost;
import io.hexareme.adapters.runtimefake.network.ServiceTable.Refused;
import io.hexareme.adapters.runtimefake.network.ServiceTable.To;
import io.hexareme.ports.dns.ClusterDns;
import io.hexareme.ports.proxy.ServiceRule.Endpoint;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpFailure;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** One request on its way: name, route, server, and the answer back. All failures are told in the words of Go's HTTP client. */
final class Exchange {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  /** Aliases of aliases end somewhere. */
  private static final int ALIASES = 8;

  private final ClusterNetwork cluster;
  private final NodeNetwork node;
  private final Sender sender;
  private final HttpCall call;
  private final Target target;
  private final CompletableFuture<HttpReply> answer = new CompletableFuture<>();
  private String whenLate = "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";

  Exchange(ClusterNetwork cluster, NodeNetwork node, Sender sender, HttpCall call) {
    this.cluster = cluster;
    this.node = node;
    this.sender = sender;
    this.call = call;
    this.target = Target.of(call);
  }

  CompletionStage<HttpReply> begin() {
    Loop.Timer late = node.loop().after(PATIENCE, () -> fail(whenLate));
    answer.whenComplete((reply, failure) -> late.cancel());
    if (!call.url().startsWith("http://") || target.host().isEmpty()) {
      node.loop().execute(() -> fail("unsupported protocol scheme or no host: only http:// is spoken here"));
    } else if (target.isAddress()) {
      connect(target.host());
    } else {
      resolve(target.candidates(sender.namespace()), ALIASES);
    }
    return answer;
  }

  private void fail(String message) {
    answer.completeExceptionally(new HttpFailure(Target.verb(call) + " \"" + call.url() + "\": " + message));
  }

  private void resolve(List<String> names, int aliases) {
    if (names.isEmpty() || aliases == 0) {
      node.loop().execute(() -> fail("dial tcp: lookup " + target.host() + ": no such host"));
      return;
    }
    String usually = whenLate;
    whenLate = "dial tcp: lookup " + target.host() + ": i/o timeout";
    cluster.resolve(names.getFirst(), node.loop(), found -> {
      whenLate = usually;
      switch (found) {
        case ClusterDns.Addresses(List<String> ips) when !ips.isEmpty() -> connect(ips.getFirst());
        case ClusterDns.Alias(String name) -> resolve(List.of(name), aliases - 1);
        case ClusterDns.Addresses _, ClusterDns.NoSuchName _ -> resolve(names.subList(1, names.size()), aliases);
        case ClusterDns.ServerFailure() -> fail("dial tcp: lookup " + target.host() + ": server misbehaving");
      }
    });
  }

  private void connect(String ip) {
    NodeNetwork router = Optional.ofNullable(cluster.nodeAt(ip)).orElse(node);
    if (!node.reaches(router)) {
      lost(ip, target.port());
      return;
    }
    switch (router.table().route(sender, ip, target.port())) {
      case Direct() -> deliver(new Endpoint(ip, target.port()));
      case To(Endpoint endpoint) -> deliver(endpoint);
      case Refused() -> refused(ip, target.port());
      case Lost() -> lost(ip, target.port());
    }
  }

  private void deliver(Endpoint endpoint) {
    NodeNetwork owner = cluster.ownerOf(endpoint.ip());
    if (owner == null) {
      node.loop().execute(() -> fail("dial tcp " + endpoint.ip() + ":" + endpoint.port() + ": connect: no route to host"));
    } else if (!node.reaches(owner)) {
      lost(endpoint.ip(), endpoint.port());
    } else {
      owner.loop().execute(() -> accept(owner, endpoint));
    }
  }

  /** On the loop of the server's node; back on that of the client's. */
  private void accept(NodeNetwork owner, Endpoint endpoint) {
    Optional<CompletionStage<HttpReply>> reply = owner.servers().accept(endpoint.ip(), endpoint.port(), call.from(sender.ip()));
    if (reply.isEmpty()) {
      node.loop().execute(() -> refused(endpoint.ip(), endpoint.port()));
      return;
    }
    reply.get().thenAccept(whole -> {
      if (owner.reaches(node)) {
        node.loop().execute(() -> answer.complete(whole));
      }
    });
  }

  private void refused(String ip, int port) {
    node.loop().execute(() -> fail("dial tcp " + ip + ":" + port + ": connect: connection refused"));
  }

  /** Nothing comes back: the client waits as long as it is willing to. */
  private void lost(String ip, int port) {
    whenLate = "dial tcp " + ip + ":" + port + ": i/o timeout";
  }
}
