/**
 * Who takes part in a group, and how that changes: the words, the arithmetic of a change (one vote at a time, or jointly; Raft paper,
 * section 6, thesis, chapter 4), and which membership holds at which place of the log.
 *
 * <p>Entry: {@link io.hexareme.core.consensus.membership.Membership}; {@link io.hexareme.core.consensus.membership.MembershipEntry} is
 * what a log entry of kind MEMBERSHIP holds. When a change may be proposed is not decided here but in {@code consensus}.
 */
package io.hexareme.core.consensus.membership;
