package io.hexareme.core.kubelet.pod;

import io.hexareme.ports.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the kubelet remembers of a Pod and cannot read from the runtime or the API. Losing it (a restart) costs a back-off, never
 * correctness. Decisions read it; whoever performs them writes it.
 */
public final class PodMemory {
  private final Map<String, Backoff> backoffs = new LinkedHashMap<>();
  private final Map<String, StartFailure> failures = new LinkedHashMap<>();
  private final Instant seen;
  private Instant sandboxRetryAt;
  private Instant deletionRetryAt;
  private Rejection rejection;
  private VolumeState volumes = VolumeState.NEW;

  /** Why the node would not take the Pod. */
  public record Rejection(String reason, String message) {}

  /** @param seen when this kubelet first saw the Pod */
  public PodMemory(Instant seen) {
    this.seen = seen;
  }

  Instant seen() {
    return seen;
  }

  /** The container's back-off, null for none. */
  public Backoff backoff(String container) {
    return backoffs.get(container);
  }

  /** A container that ended at {@code ended} is started again. */
  public void restarts(String container, Instant ended, Instant now) {
    backoffs.put(container, Backoff.next(backoffs.get(container), ended, now));
  }

  /** The container's last failed start, null when it did not fail. */
  public StartFailure failure(String container) {
    return failures.get(container);
  }

  public void startFailed(String container, String reason, String message, String image, Instant now) {
    failures.put(container, StartFailure.after(failures.get(container), reason, message, image, now));
  }

  public void started(String container) {
    failures.remove(container);
  }

  Instant sandboxRetryAt() {
    return sandboxRetryAt;
  }

  /** @param retryAt null after a success */
  public void sandboxRetryAt(Instant retryAt) {
    this.sandboxRetryAt = retryAt;
  }

  VolumeState volumes() {
    return volumes;
  }

  /** @param refreshAt when a part of them will be too old; null for never */
  public void volumesMounted(Instant now, Instant refreshAt) {
    volumes = volumes.mounted(now, refreshAt);
  }

  /** They could not be filled, for the first time or anew. */
  public void volumesFailed(Instant now) {
    volumes = volumes.failed(now);
  }

  /** Something that they are made of has changed. */
  public void volumesChanged(Instant now) {
    volumes = volumes.changed(now);
  }

  /** When the API may be asked again to forget the Pod; null when it was not asked. */
  Instant deletionRetryAt() {
    return deletionRetryAt;
  }

  /** The API has been asked to forget the Pod. That it has done so the watch says, which may be behind; once more only after a while. */
  public void deletionRetryAt(Instant retryAt) {
    this.deletionRetryAt = retryAt;
  }

  /** Null when the Pod was admitted. */
  public Rejection rejection() {
    return rejection;
  }

  public void reject(Rejection rejection) {
    this.rejection = rejection;
  }

  /** The old status of a container in a status list, NULL for none. */
  static Value statusOf(Value pod, ContainerSpec container) {
    String list = container.role() == ContainerSpec.Role.MAIN ? "containerStatuses" : "initContainerStatuses";
    return pod.list("status", list).stream()
        .filter(status -> status.text("name").equals(container.name()))
        .findFirst()
        .orElse(Value.Null.NULL);
  }
}
