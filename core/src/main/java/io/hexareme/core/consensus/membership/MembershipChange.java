package io.hexareme.core.consensus.membership;

import io.hexareme.ports.value.Bytes;
import java.util.List;

/**
 * Steps that are taken together. One step that moves a single vote needs no joint phase; more are made jointly, and the leader leaves
 * the joint phase by itself once it is committed.
 *
 * @param context the proposer's own words about it; handed on with the committed entry (with the first of the two of a joint change)
 */
public record MembershipChange(List<Step> steps, Bytes context) {
  public MembershipChange {
    steps = List.copyOf(steps);
  }

  /** One member. ADD_VOTER of a learner promotes it. */
  public record Step(Kind kind, String id) {}

  public enum Kind { ADD_VOTER, ADD_LEARNER, REMOVE }
}
