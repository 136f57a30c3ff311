package io.hexareme.core.controllers.podgc;

import io.hexareme.core.controllers.ClusterView;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.controllers.Controller;
import io.hexareme.core.controllers.Plan;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.PodView;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys are node names (without a namespace), Pods, and {@link #TERMINATED}, which stands for all Pods that are done.
 *
 * <p>A node counts as gone only when the API server itself says so, not when it is missing in a view that may lag. A Pod younger
 * than the quarantine on a node that is not there may be ahead of its node and is left alone for that long; an older one is not,
 * for want of a memory of when the node went.
 */
public final class PodGarbageCollector implements Controller {
  /** No node can have that name. */
  static final ObjectKey TERMINATED = new ObjectKey("", "*");
  private static final Duration QUARANTINE = Duration.ofSeconds(40);
  private static final String OUT_OF_SERVICE_TAINT = "node.kubernetes.io/out-of-service";
  private static final Comparator<PodView> EVICTED_THEN_OLDEST =
      Comparator.comparing((PodView pod) -> !pod.pod().text("status", "reason").equals("Evicted"))
          .thenComparing(pod -> pod.pod().text("metadata", "creationTimestamp"))
          .thenComparing(PodView::key);

  private final int threshold;

  /** With Kubernetes' threshold of 12500. */
  public PodGarbageCollector() {
    this(12_500);
  }

  /** @param threshold how many Pods that are done may stay; 0 or less for any number */
  public PodGarbageCollector(int threshold) {
    this.threshold = threshold;
  }

  @Override
  public String name() {
    return "pod-garbage-collector";
  }

  @Override
  public List<Resource> watches() {
    return List.of(Resource.PODS, Resource.NODES);
  }

  @Override
  public Collection<ObjectKey> affected(Resource resource, Obj before, Obj after, ClusterView view) {
    if (resource.equals(Resource.NODES)) {
      return List.of(ObjectKey.of(after == null ? before : after));
    }
    if (after == null) {
      return List.of();
    }
    PodView pod = new PodView(after);
    Set<ObjectKey> keys = new LinkedHashSet<>();
    ObjectKey node = new ObjectKey("", pod.nodeName());
    if (pod.nodeName().isEmpty()) {
      if (pod.isTerminating()) {
        keys.add(pod.key());
      }
    } else if (pod.isTerminating() || view.get(Resource.NODES, node).isEmpty()) {
      keys.add(node);
    }
    if (pod.isTerminal() && (before == null || !new PodView(before).isTerminal())) {
      keys.add(TERMINATED);
    }
    return keys;
  }

  /** What the key stands for, as the trace shows it. */
  public String subject(ObjectKey key) {
    return key.equals(TERMINATED) ? "terminated Pods" : (key.namespace().isEmpty() ? "Node " : "Pod ") + key;
  }

  @Override
  public Plan reconcile(ObjectKey key, ClusterView view) {
    if (key.equals(TERMINATED)) {
      return threshold > 0 ? Plan.of(tooManyTerminated(view)) : Plan.nothing();
    }
    return key.namespace().isEmpty() ? ofNode(key, view) : unscheduled(key, view);
  }

  private List<Command> tooManyTerminated(ClusterView view) {
    List<PodView> done = new ArrayList<>();
    for (Obj object : view.all(Resource.PODS)) {
      PodView pod = new PodView(object);
      if (pod.isTerminal()) {
        done.add(pod);
      }
    }
    return done.stream()
        .sorted(EVICTED_THEN_OLDEST)
        .limit(Math.max(0, done.size() - threshold))
        .flatMap(pod -> ForcedDeletion.of(pod).stream())
        .toList();
  }

  private static Plan unscheduled(ObjectKey key, ClusterView view) {
    return view.get(Resource.PODS, key)
        .map(PodView::new)
        .filter(pod -> pod.isTerminating() && pod.nodeName().isEmpty())
        .map(pod -> Plan.of(ForcedDeletion.of(pod)))
        .orElse(Plan.nothing());
  }

  private static Plan ofNode(ObjectKey node, ClusterView view) {
    List<PodView> pods = view.podsOnNode(node.name()).stream().map(PodView::new).toList();
    if (pods.isEmpty()) {
      return Plan.nothing();
    }
    return view.get(Resource.NODES, node).map(found -> ofOutOfService(found, pods)).orElseGet(() -> orphaned(node, pods, view));
  }

  /** Nobody will confirm that these Pods stopped: whoever set the taint has said that they did (KEP-2268). */
  private static Plan ofOutOfService(Obj node, List<PodView> pods) {
    boolean outOfService = node.list("spec", "taints").stream().anyMatch(taint -> taint.text("key").equals(OUT_OF_SERVICE_TAINT));
    if (!outOfService || Conditions.isTrue(node, "Ready")) {
      return Plan.nothing();
    }
    return Plan.of(pods.stream().filter(PodView::isTerminating).flatMap(pod -> ForcedDeletion.of(pod).stream()).toList());
  }

  private static Plan orphaned(ObjectKey node, List<PodView> pods, ClusterView view) {
    List<PodView> orphans = pods.stream().filter(pod -> !freeAt(pod).isAfter(view.now())).toList();
    Instant next = pods.stream().map(PodGarbageCollector::freeAt).filter(time -> time.isAfter(view.now()))
        .min(Instant::compareTo).orElse(view.now());
    Plan plan = Plan.nothing();
    if (!orphans.isEmpty()) {
      if (view.live(Resource.NODES, node).isEmpty()) {
        return Plan.reading(List.of(new Plan.Read(Resource.NODES, node)));
      }
      boolean gone = view.live(Resource.NODES, node).get().isEmpty();
      plan = gone ? Plan.of(orphans.stream().flatMap(pod -> forNodeGone(pod, view.now()).stream()).toList()) : plan;
    }
    return next.isAfter(view.now()) ? plan.recheckAfter(Duration.between(view.now(), next)) : plan;
  }

  private static List<Command> forNodeGone(PodView pod, Instant now) {
    return ForcedDeletion.of(pod, "DeletionByPodGC", "PodGC: node no longer exists", now);
  }

  private static Instant freeAt(PodView pod) {
    return pod.boundSince().map(since -> since.plus(QUARANTINE)).orElse(Instant.MIN);
  }
}
