/**
 * Raft (Ongaro and Ousterhout 2014; Ongaro's thesis) as a pure machine: {@code step(input) -> output}. It owns no clock, no disk, no
 * socket and no thread; ticks, received messages and finished writes are inputs, and what has to be written, sent and applied are
 * outputs.
 *
 * <p>Entry: {@link io.hexareme.core.consensus.Raft}. {@link io.hexareme.core.consensus.Output} states the order in which its parts must
 * be performed. What a command means, it does not know; who performs the outputs is {@code core.store.log}.
 *
 * <pre>
 *   Input -&gt; Raft -&gt; Inbox (terms) -&gt; Election    Following, SnapshotReception    Answers (a leader's)
 *                 \-&gt; Leading, Changes, Handover, Reads, LeaderTicks -&gt; Replication, Heartbeats, SnapshotSending
 *   all of them on one Member (term, vote, role; log and memberships), and on its Leadership while it leads
 * </pre>
 *
 * <p>Choices. A membership holds as soon as it is in the log, as in the paper, not when it is applied: then it depends on the log alone, a
 * restart or a cut-off tail needs no bookkeeping, and members that apply late cannot hold different ones (raft#456). The commit index is
 * written only along with something else, for it can always be found again. What claims durable data, requests for votes included, waits
 * for the disk; heartbeats and their answers do not.
 *
 * <p>Read next: {@code quorum}, {@code progress}, {@code membership} and {@code log}, which are arithmetic; then {@code Member}, {@code
 * Election}, {@code Replication}; {@code Recovery} for members that lost data. The conversations in the tests' resources show it at work.
 */
package io.hexareme.core.consensus;
