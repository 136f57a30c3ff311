package io.hexareme.core.scheduler;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.scheduler.flaw.SchedulerFlaw;
import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.snapshot.NodeFacts;
import io.hexareme.core.scheduler.snapshot.NodeRow;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keeps the node table up with the Nodes and Namespaces that the API server shows, and tells the queue what changed. */
final class NodeWatch {
  private final World world;
  private final Set<SchedulerFlaw> flaws;

  NodeWatch(World world, Set<SchedulerFlaw> flaws) {
    this.world = world;
    this.flaws = flaws;
  }

  void nodeChanged(Obj before, Obj after) {
    if (after == null) {
      if (flaws.contains(SchedulerFlaw.KEEPS_DELETED_NODES) && hasPods(Meta.name(before))) {
        return;
      }
      world.table().removeNode(Meta.name(before));
      world.queue().happened(ClusterEvent.NODE_REMOVED);
      return;
    }
    NodeFacts now = NodeFacts.of(after);
    NodeRow row = world.table().node(now.name());
    NodeFacts was = row == null ? null : row.facts();
    if (!now.equals(was)) {
      world.table().putNode(now);
      events(was, now).forEach(world.queue()::happened);
    }
  }

  private boolean hasPods(String node) {
    NodeRow row = world.table().node(node);
    return row != null && row.podCount() > 0;
  }

  private static List<ClusterEvent> events(NodeFacts was, NodeFacts now) {
    if (was == null) {
      return List.of(ClusterEvent.NODE_ADDED);
    }
    List<ClusterEvent> events = new ArrayList<>();
    if (!was.allocatable().equals(now.allocatable()) || was.pods() != now.pods()) {
      events.add(ClusterEvent.NODE_ALLOCATABLE_CHANGED);
    }
    if (!was.labels().equals(now.labels())) {
      events.add(ClusterEvent.NODE_LABELS_CHANGED);
    }
    if (!was.taints().equals(now.taints()) || was.unschedulable() != now.unschedulable()) {
      events.add(ClusterEvent.NODE_TAINTS_CHANGED);
    }
    return events;
  }

  void namespaceChanged(Obj before, Obj after) {
    if (after == null) {
      world.table().removeNamespace(Meta.name(before));
    } else {
      world.table().putNamespace(Meta.name(after), Meta.labels(after));
      if (before == null || !Meta.labels(before).equals(Meta.labels(after))) {
        world.queue().happened(ClusterEvent.NAMESPACE_LABELS_CHANGED);
      }
    }
  }
}
