package io.hexareme.core.explanation;

import java.util.List;

/** Small phrases. */
final class Words {
  private static final int NAMED = 3;

  private Words() {}

  /** The first few, and how many more. */
  static String some(List<String> names) {
    return names.size() <= NAMED
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMED)) + " and " + (names.size() - NAMED) + " more";
  }

  /** {@code reason: message}, or what there is of it. */
  static String because(String reason, String message) {
    return message.isEmpty() ? reason : reason.isEmpty() ? message : reason + ": " + message;
  }

  /** {@code 1 of 3 replicas}. */
  static String of(long some, long all, String noun) {
    return some + " of " + count(all, noun);
  }

  /** {@code 1 replica}, {@code 2 replicas}. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
