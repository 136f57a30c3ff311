package io.hexareme.core.explanation;

import io.hexareme.ports.value.Value.Obj;

/**
 * How the store is, as the API server says it.
 *
 * @param summary a clause that names the cause, such as {@code the store has no leader: member m1 hears of none of m2, m3}; empty when
 *     the store is well, or nothing is known of it
 */
record StoreNote(boolean writes, String summary) {
  /** All is well, as far as is known. */
  static final StoreNote WELL = new StoreNote(true, "");

  /** From the answer to {@code GET /hexareme/store}. */
  static StoreNote of(Obj answer) {
    return switch (answer.text("state")) {
      case "SLOW" -> new StoreNote(true, answer.text("summary"));
      case "NO_LEADER", "FAILED" -> new StoreNote(false, answer.text("summary"));
      default -> WELL;
    };
  }

  boolean isWell() {
    return summary.isEmpty();
  }
}
