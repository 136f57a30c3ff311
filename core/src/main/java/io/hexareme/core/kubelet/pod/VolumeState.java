package io.hexareme.core.kubelet.pod;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a Pod's volumes are.
 *
 * @param since when they were mounted; null while they are not
 * @param nextAt when they are to be looked at again; null for at once while they are not mounted, for never when they are
 * @param delay how long the last failure was waited out; null after a success
 */
public record VolumeState(Instant since, Instant nextAt, Duration delay) {
  static final VolumeState NEW = new VolumeState(null, null, null);

  /** Mounted volumes are brought up to date at the Pod's next sync. */
  private static final Duration SYNC = Duration.ofMinutes(1);
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LAST_DELAY = Duration.ofSeconds(122);

  boolean isMounted() {
    return since != null;
  }

  boolean isDue(Instant now) {
    return nextAt == null ? !isMounted() : !now.isBefore(nextAt);
  }

  VolumeState failed(Instant now) {
    Duration doubled = delay == null ? FIRST_DELAY : delay.multipliedBy(2);
    Duration wait = doubled.compareTo(LAST_DELAY) > 0 ? LAST_DELAY : doubled;
    return new VolumeState(since, now.plus(wait), wait);
  }

  /** @param refreshAt when a part of them will be too old; null for never */
  VolumeState mounted(Instant now, Instant refreshAt) {
    return new VolumeState(since == null ? now : since, refreshAt, null);
  }

  /** Something that they are made of has changed. */
  VolumeState changed(Instant now) {
    if (!isMounted()) {
      return this;
    }
    long syncs = Duration.between(since, now).dividedBy(SYNC) + 1;
    Instant sync = since.plus(SYNC.multipliedBy(syncs));
    return nextAt != null && nextAt.isBefore(sync) ? this : new VolumeState(since, sync, delay);
  }
}
