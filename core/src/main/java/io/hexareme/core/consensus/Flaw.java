package io.hexareme.core.consensus;

/**
 * Bugs that other implementations had, as switches: a scenario that claims to find one is run against it (shared catalogue of faults).
 * Nothing in production switches one on.
 */
public enum Flaw {
  /** Messages that promise something are sent before the hard state they rest on is durable. */
  SEND_BEFORE_PERSIST,
  /** A member that comes back disturbs the group with a higher term. */
  NO_PRE_VOTE,
  /** A deposed leader that cannot reach a majority goes on answering reads. */
  READ_WITHOUT_QUORUM,
  /** A read that is tried again uses its old request id, so answers to the first try count (etcd#20418). */
  REUSED_READ_ID,
  /** An entry of an earlier term is committed by counting its copies (Raft paper, figure 8). */
  COMMIT_EARLIER_TERM_BY_COUNT,
  /** A leader proposes a membership change before its earlier ones are applied (raft#456). */
  UNAPPLIED_MEMBERSHIP,
  /** A learner that does not know yet that it has become a voter refuses to vote (etcd#10998). */
  LEARNER_NEVER_VOTES,
  /** A full in-flight window on a lossy link is never emptied (etcd#14633). */
  STALLED_WINDOW,
  /** An answer to an append of an earlier leadership counts for the present one. */
  STALE_APPEND_ANSWER,
  /** A leader goes on leading although its disk does not answer. */
  LEADS_ON_STALLED_DISK,
  /** One vote too few is a majority. */
  MINORITY_QUORUM,
  /** A group of one acknowledges before its own disk has the entry (etcd#14370). */
  SINGLE_MEMBER_ACKS_EARLY
}
