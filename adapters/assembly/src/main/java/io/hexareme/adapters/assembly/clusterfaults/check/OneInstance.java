package io.hexareme.adapters.assembly.clusterfaults.check;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Listing;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each container of a Pod runs at most once, on the Pod's own node; and none is started for a Pod that was long gone. */
final class OneInstance implements Invariant {
  @Override
  public String rule() {
    return "at most one running instance of a Pod";
  }

  @Override
  public Optional<String> running(Map<String, Listing> nodes, ClusterHistory history) {
    Map<String, String> places = new LinkedHashMap<>();
    for (Map.Entry<String, Listing> node : nodes.entrySet()) {
      Optional<String> twice = twoSandboxes(node.getKey(), node.getValue());
      if (twice.isPresent()) return twice;
      Map<String, Sandbox> sandboxes = sandboxes(node.getValue());
      for (Container container : node.getValue().containers()) {
        Sandbox sandbox = sandboxes.get(container.sandboxId());
        if (container.state() != ContainerState.RUNNING || sandbox == null) continue;
        String uid = sandbox.config().podUid();
        String other = places.put(uid + "/" + container.config().name(), node.getKey());
        String name = sandbox.config().namespace() + "/" + sandbox.config().podName();
        if (other != null) return Optional.of("container " + container.config().name() + " of Pod " + name + " runs twice, on " + other + " and " + node.getKey());
        Optional<String> late = startedAfterDeath(uid, name, container, node.getKey(), history);
        if (late.isPresent()) return late;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> twoSandboxes(String node, Listing listing) {
    Map<String, Sandbox> ready = new LinkedHashMap<>();
    for (Sandbox sandbox : listing.sandboxes()) {
      if (sandbox.ready() && ready.put(sandbox.config().podUid(), sandbox) != null) {
        return Optional.of("Pod " + sandbox.config().namespace() + "/" + sandbox.config().podName() + " has two ready sandboxes on " + node);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> startedAfterDeath(String uid, String name, Container container, String node, ClusterHistory history) {
    Optional<Instant> died = history.death(uid).map(Change::at);
    return died.filter(at -> container.startedAt() != null && container.startedAt().isAfter(at.plus(history.lag())))
        .map(at -> "container " + container.config().name() + " of Pod " + name + " (" + uid + ") was started on " + node + " at "
            + container.startedAt() + ", though that Pod was gone since " + at);
  }

  static Map<String, Sandbox> sandboxes(Listing listing) {
    Map<String, Sandbox> byId = new LinkedHashMap<>();
    listing.sandboxes().forEach(sandbox -> byId.put(sandbox.id(), sandbox));
    return byId;
  }

  @Override
  public List<String> atRest(Map<String, Listing> nodes, ClusterHistory history) {
    List<String> found = new ArrayList<>();
    nodes.forEach((node, listing) -> {
      Map<String, Sandbox> sandboxes = sandboxes(listing);
      for (Container container : listing.containers()) {
        Sandbox sandbox = sandboxes.get(container.sandboxId());
        if (container.state() != ContainerState.RUNNING || sandbox == null) continue;
        Optional<Obj> pod = history.alive(sandbox.config().podUid());
        if (pod.isEmpty()) {
          found.add("container " + container.config().name() + " of Pod " + sandbox.config().namespace() + "/" + sandbox.config().podName() + " ("
              + sandbox.config().podUid() + ") runs on " + node + ", and there is no such Pod");
        } else if (!Pods.node(pod.get()).equals(node)) {
          found.add(Meta.subject(pod.get()) + " runs on " + node + " and belongs to " + Pods.node(pod.get()));
        }
      }
    });
    found.addAll(notRunning(nodes, history));
    return found;
  }

  /** Pods that say Running while their node runs nothing of them. */
  private static List<String> notRunning(Map<String, Listing> nodes, ClusterHistory history) {
    List<String> found = new ArrayList<>();
    for (Obj pod : history.all("Pod")) {
      Listing listing = nodes.get(Pods.node(pod));
      if (listing == null || !Pods.isReady(pod)) continue;
      boolean runs = listing.containers().stream().anyMatch(container -> container.state() == ContainerState.RUNNING
          && Optional.ofNullable(sandboxes(listing).get(container.sandboxId())).filter(of -> of.config().podUid().equals(Meta.uid(pod))).isPresent());
      if (!runs) found.add("Pod " + ObjectKey.of(pod) + " is Ready, and nothing of it runs on " + Pods.node(pod));
    }
    return found;
  }
}
