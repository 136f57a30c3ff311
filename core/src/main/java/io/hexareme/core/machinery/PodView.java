package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a Pod. A missing field reads as its zero value; nothing is kept, so a view costs nothing to make. */
public record PodView(Obj pod) {

  public ObjectKey key() {
    return ObjectKey.of(pod);
  }

  /** Pending, Running, Succeeded, Failed or Unknown; empty before anybody set it. */
  public String phase() {
    return pod.text("status", "phase");
  }

  /** Whether all its containers are done and will never run again. */
  public boolean isTerminal() {
    return phase().equals("Succeeded") || phase().equals("Failed");
  }

  /** Whether its deletion was asked for. */
  public boolean isTerminating() {
    return Meta.isTerminating(pod);
  }

  /** Whether it is neither done nor being deleted. */
  public boolean isActive() {
    return !isTerminal() && !isTerminating();
  }

  public boolean isReady() {
    return Conditions.isTrue(pod, "Ready");
  }

  public Optional<Obj> condition(String type) {
    return Conditions.find(pod.at("status", "conditions"), type);
  }

  /** When the condition of that type last changed its status. */
  public Optional<Instant> conditionSince(String type) {
    return condition(type).flatMap(condition -> Timestamps.parse(condition.at("lastTransitionTime")));
  }

  /** The node it is bound to; empty while it has none. */
  public String nodeName() {
    return pod.text("spec", "nodeName");
  }

  /** When it was bound to its node as far as it tells, else when it was made. */
  public Optional<Instant> boundSince() {
    return condition("PodScheduled")
        .filter(condition -> condition.text("status").equals("True"))
        .flatMap(condition -> Timestamps.parse(condition.at("lastTransitionTime")))
        .or(() -> Timestamps.parse(pod.at("metadata", "creationTimestamp")));
  }

  /** Its addresses of all families, the primary one first. */
  public List<String> podIPs() {
    List<String> all = pod.list("status", "podIPs").stream().map(ip -> ip.text("ip")).filter(ip -> !ip.isEmpty()).toList();
    String primary = pod.text("status", "podIP");
    return all.isEmpty() && !primary.isEmpty() ? List.of(primary) : all;
  }

  public List<Value> containers() {
    return pod.list("spec", "containers");
  }

  public List<Value> initContainers() {
    return pod.list("spec", "initContainers");
  }

  /** How often its containers were restarted, all together. */
  public long restarts() {
    return Stream.concat(pod.list("status", "initContainerStatuses").stream(), pod.list("status", "containerStatuses").stream())
        .mapToLong(status -> status.at("restartCount").asLong(0))
        .sum();
  }

  public long priority() {
    return pod.at("spec", "priority").asLong(0);
  }

  public List<Value> tolerations() {
    return pod.list("spec", "tolerations");
  }
}
