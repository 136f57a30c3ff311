package io.hexareme.core.apiserver.health;

/** What a check found. */
sealed interface Finding {
  Finding WELL = new Well("");

  /** @param remark what those who look should know all the same; empty for nothing */
  record Well(String remark) implements Finding {}

  /** @param told whether lists of checks, which anybody may read, say why */
  record Unwell(String why, boolean told) implements Finding {}
}
