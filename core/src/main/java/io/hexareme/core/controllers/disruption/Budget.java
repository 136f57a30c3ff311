package io.hexareme.core.controllers.disruption;

import io.hexareme.ports.value.Value;
import java.util.OptionalInt;

/**
 * What a budget asks of a number of Pods.
 *
 * @param expected how many Pods there should be
 * @param desired how many of them must stay healthy
 */
record Budget(int expected, int desired) implements Asked {
  private static final Asked NOT_A_PERCENTAGE = new Unclear("invalid value for IntOrString: invalid type: string is not a percentage");

  /** At most {@code limit} of {@code expected} may be missing. */
  static Asked maxUnavailable(Value limit, int expected) {
    OptionalInt scaled = scaled(limit, expected);
    return scaled.isEmpty() ? NOT_A_PERCENTAGE : new Budget(expected, Math.max(0, expected - scaled.getAsInt()));
  }

  /** At least {@code limit} of {@code expected} must be there. */
  static Asked minAvailable(Value limit, int expected) {
    OptionalInt scaled = scaled(limit, expected);
    return scaled.isEmpty() ? NOT_A_PERCENTAGE : new Budget(expected, scaled.getAsInt());
  }

  /** The number itself, or the percentage of {@code total} rounded up; empty for a text that is no percentage. */
  static OptionalInt scaled(Value limit, int total) {
    if (!(limit instanceof Value.Str text)) {
      return OptionalInt.of(limit.asInt(0));
    }
    if (!text.value().matches("[0-9]{1,9}%")) {
      return OptionalInt.empty();
    }
    long percent = Long.parseLong(text.value().substring(0, text.value().length() - 1));
    return OptionalInt.of((int) Math.ceilDiv(percent * total, 100L));
  }

  /** How many healthy Pods can go now. None where no Pod is expected: the first ones may be there before this status knows. */
  int allowed(int healthy) {
    return expected <= 0 ? 0 : Math.max(0, healthy - desired);
  }
}
