package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogStorage.OnDamage;

/** The damage found while recovering: the first of it is thrown, or kept, as the caller wants. */
final class Findings {
  private final OnDamage onDamage;
  private LogCorruption first;

  Findings(OnDamage onDamage) {
    this.onDamage = onDamage;
  }

  /** @param found null: nothing */
  void report(LogCorruption found) {
    if (found == null) return;
    switch (onDamage) {
      case REFUSE -> throw found;
      case KEEP_INTACT -> {
        if (first == null) first = found;
      }
    }
  }

  boolean any() {
    return first != null;
  }

  /** Null when there is none. */
  LogCorruption first() {
    return first;
  }
}
