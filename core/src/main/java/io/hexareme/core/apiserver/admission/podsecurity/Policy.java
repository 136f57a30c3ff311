package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A level as one version of the standard has it.
 *
 * @param minor of Kubernetes 1.x; {@link #LATEST} for the newest
 */
public record Policy(Level level, int minor) {
  public static final int LATEST = Integer.MAX_VALUE;
  public static final Policy PRIVILEGED = new Policy(Level.PRIVILEGED, LATEST);
  private static final Pattern VERSION = Pattern.compile("v1\\.(0|[1-9][0-9]{0,6})");

  /** {@code latest} or {@code v1.22}; empty when it is neither. */
  public static Optional<Integer> version(String text) {
    Matcher version = VERSION.matcher(text);
    if (text.equals("latest")) {
      return Optional.of(LATEST);
    }
    return version.matches() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
  }

  /** Whether nothing that this policy allows is forbidden by the other. */
  public boolean isAtLeastAsStrictAs(Policy other) {
    return level.compareTo(other.level) > 0 || level == other.level && (level == Level.PRIVILEGED || minor == other.minor);
  }

  /** {@code restricted:latest}. */
  @Override
  public String toString() {
    return level + ":" + (minor == LATEST ? "latest" : "v1." + minor);
  }
}
