package io.hexareme.adapters.runtimefake.network;

import io.hexareme.ports.proxy.ServiceRule;
import io.hexareme.ports.proxy.ServiceRules;
import io.hexareme.ports.http.HttpCall;
import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.time.Loop;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** One node's part of the network. Called on the node's loop, but for the rules: those come on the proxy's, which must be the same. */
public final class NodeNetwork implements ServiceRules {
  private final ClusterNetwork cluster;
  private final String name;
  private final String ip;
  private final Loop loop;
  private final ServiceTable table;
  private PodServers servers = (address, port, call) -> Optional.empty();
  private boolean cut;

  NodeNetwork(ClusterNetwork cluster, String name, String ip, Loop loop, ServiceTable table) {
    this.cluster = cluster;
    this.name = name;
    this.ip = ip;
    this.loop = loop;
    this.table = table;
  }

  public String name() {
    return name;
  }

  public String ip() {
    return ip;
  }

  /** Who answers on this node's addresses. */
  public void listen(PodServers runtime) {
    servers = runtime;
  }

  /** A Pod of this node has that address now. */
  public void claim(String podIp) {
    cluster.claim(podIp, this);
  }

  public void release(String podIp) {
    cluster.release(podIp, this);
  }

  /** From now on nothing gets out of the node or into it, or it does again; what stays on the node is not concerned. */
  public void cut(boolean off) {
    cut = off;
  }

  @Override
  public void replace(ServiceName service, List<ServiceRule> rules) {
    table.replace(service, rules);
  }

  @Override
  public void retain(Set<ServiceName> services) {
    table.retain(services);
  }

  /** Sends a request from this node. The stage fails with {@link io.hexareme.ports.http.HttpFailure} when no answer comes. */
  public CompletionStage<HttpReply> send(Sender sender, HttpCall call) {
    return new Exchange(cluster, this, sender, call).begin();
  }

  boolean reaches(NodeNetwork other) {
    return other == this || (!cut && !other.cut);
  }

  Loop loop() {
    return loop;
  }

  ServiceTable table() {
    return table;
  }

  PodServers servers() {
    return servers;
  }
}
