package io.hexareme.core.kubelet.pod;

import java.time.Duration;
import java.time.Instant;

/**
 * Why a container could not be started, and when to try again.
 *
 * @param reason such as {@code ErrImagePull} or {@code CreateContainerConfigError}
 * @param delay from {@code at} to the next try
 */
public record StartFailure(String reason, String message, String image, Instant at, Duration delay) {
  /** How long a failed pull is shown as such before it is shown as waiting for the next. */
  private static final Duration SHOWN = Duration.ofSeconds(1);

  /** @param before the same container's last failure, null for none */
  public static StartFailure after(StartFailure before, String reason, String message, String image, Instant now) {
    boolean again = before != null && before.image.equals(image);
    return new StartFailure(reason, message, image, now, again ? Backoff.doubled(before.delay) : Backoff.FIRST);
  }

  Instant retryAt() {
    return at.plus(delay);
  }

  /** A failure yet to come is one before the clock was set back: nobody waits for it. */
  boolean waitsAt(Instant now) {
    return now.isBefore(retryAt()) && !now.isBefore(at);
  }

  private boolean isPull() {
    return reason.equals("ErrImagePull");
  }

  private boolean waits(Instant now) {
    return isPull() && !now.isBefore(at.plus(SHOWN));
  }

  String reasonAt(Instant now) {
    return waits(now) ? "ImagePullBackOff" : reason;
  }

  String messageAt(Instant now) {
    return waits(now) ? "Back-off pulling image \"" + image + "\": ErrImagePull: " + message : message;
  }

  /** When what is shown changes next. */
  Instant changesAt(Instant now) {
    return isPull() && !waits(now) ? at.plus(SHOWN) : retryAt();
  }
}
