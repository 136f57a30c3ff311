package io.hexareme.core.scheduler;

import io.hexareme.core.scheduler.filter.Filter;
import io.hexareme.core.scheduler.preemption.NominatedPods;
import io.hexareme.core.scheduler.queue.ClusterEvent;
import io.hexareme.core.scheduler.queue.SchedulingQueue;
import io.hexareme.core.scheduler.snapshot.NodeTable;
import io.hexareme.ports.time.Loop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the scheduler knows and means to do: one of each per scheduler, shared by the classes that keep it up. */
record World(NodeTable table, SchedulingQueue queue, NominatedPods nominated) {

  static World empty(Loop loop, List<Filter> filters, Runnable onReady) {
    Map<String, Set<ClusterEvent>> wokenBy = new LinkedHashMap<>();
    filters.forEach(filter -> wokenBy.put(filter.name(), filter.wokenBy()));
    return new World(new NodeTable(), new SchedulingQueue(loop, wokenBy, onReady), new NominatedPods());
  }
}
