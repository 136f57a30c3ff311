package io.hexareme.core.controllers.nodelifecycle;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an unready node may begin to lose its Pods: many nodes that fail at once rather mean that this side is cut off.
 *
 * <ul>
 *   <li>No node in any zone is ready: none may, and those that began stop.
 *   <li>Much of a zone is unready (but not all of it): slowly in a large zone, none further in a small one.
 *   <li>Else one node after the other, in the order of their names.
 * </ul>
 *
 * <p>Kubernetes meters this by a token bucket per zone. Without a memory the newest {@code timeAdded} in the zone takes its place: the
 * next node's turn is one interval later. A node that recovered takes its trace along, so that the next turn may come early. Nor is
 * there the fresh grace period that Kubernetes gives all nodes when the first of them is heard again.
 */
record Disruption(List<Obj> nodes, ClusterView view, NodeLifecycleConfig config) {
  private static final String EXCLUDED_LABEL = "node.kubernetes.io/exclude-disruption";

  /** Whether a node that is unready may lose its Pods. */
  enum Turn {
    /** No, not even one that has begun. */
    NONE_AT_ALL,
    /** One that has begun goes on; no other begins. */
    NOT_NOW,
    NOW
  }

  static Disruption of(ClusterView view, NodeLifecycleConfig config) {
    List<Obj> nodes = new ArrayList<>();
    view.all(Resource.NODES).forEach(nodes::add);
    return new Disruption(nodes, view, config);
  }

  Turn turnOf(Obj node) {
    List<Obj> counted = nodes.stream().filter(other -> !Meta.labels(other).containsKey(EXCLUDED_LABEL)).toList();
    if (!counted.isEmpty() && counted.stream().noneMatch(this::isReady)) {
      return Turn.NONE_AT_ALL;
    }
    List<Obj> zone = nodes.stream().filter(other -> zone(other).equals(zone(node))).toList();
    return interval(counted.stream().filter(other -> zone(other).equals(zone(node))).toList())
        .filter(interval -> isFirst(node, zone) && isDue(zone, interval))
        .map(interval -> Turn.NOW)
        .orElse(Turn.NOT_NOW);
  }

  private boolean isReady(Obj node) {
    return NodeHealth.readyStatus(node).equals("True") && NodeHealth.of(node, view, config).isReady();
  }

  private static String zone(Obj node) {
    Map<String, String> labels = Meta.labels(node);
    return labels.getOrDefault("topology.kubernetes.io/region", "") + "\0" + labels.getOrDefault("topology.kubernetes.io/zone", "");
  }

  /** Empty when no further node may begin. A zone that is down as a whole is left at the common pace: others can take its Pods. */
  private Optional<Duration> interval(List<Obj> zone) {
    long ready = zone.stream().filter(this::isReady).count();
    long unready = zone.size() - ready;
    boolean much = ready > 0 && unready > 2 && unready >= config.unhealthyZone() * zone.size();
    if (!much) {
      return Optional.of(config.evictionInterval());
    }
    return zone.size() > config.largeZone() ? Optional.of(config.slowEvictionInterval()) : Optional.empty();
  }

  /** Nodes decide each for itself on one and the same view: only one of them may take the turn. */
  private static boolean isFirst(Obj node, List<Obj> zone) {
    return zone.stream()
        .filter(other -> List.of("False", "Unknown").contains(NodeHealth.readyStatus(other)) && Taint.losingPods(other).isEmpty())
        .map(Meta::name)
        .min(String::compareTo)
        .filter(Meta.name(node)::equals)
        .isPresent();
  }

  private boolean isDue(List<Obj> zone, Duration interval) {
    return zone.stream()
        .flatMap(node -> Taint.losingPods(node).stream())
        .flatMap(taint -> Timestamps.parse(taint.at("timeAdded")).stream())
        .max(Instant::compareTo)
        .filter(newest -> newest.plus(interval).isAfter(view.now()))
        .isEmpty();
  }
}
