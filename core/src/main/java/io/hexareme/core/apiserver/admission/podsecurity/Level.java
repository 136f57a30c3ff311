package io.hexareme.core.apiserver.admission.podsecurity;

import java.util.Locale;
import java.util.Optional;

/** How much a Pod may do: everything, what is usual, what is needed at least. */
public enum Level {
  PRIVILEGED, BASELINE, RESTRICTED;

  public static Optional<Level> named(String name) {
    for (Level level : values()) {
      if (level.toString().equals(name)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
