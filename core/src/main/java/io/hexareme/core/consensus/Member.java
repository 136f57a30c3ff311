package io.hexareme.core.consensus;

import io.hexareme.core.consensus.log.Log;
import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipEntry;
import io.hexareme.core.consensus.membership.MembershipHistory;
import io.hexareme.core.consensus.quorum.Majority;
import io.hexareme.core.consensus.quorum.Quorum;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.time.Randomness;
import java.util.Collection;
import java.util.List;

/** One member's state, and the changes of it that keep its parts together: its term and role, and its log with the memberships in it. */
final class Member {
  final RaftConfig config;
  final String id;
  final Randomness randomness;
  final Log log;
  final MembershipHistory memberships;
  final Outbox out;
  final Disk disk = new Disk();
  final ElectionTimer timer;

  /** For followers that need what is not in the log any more. */
  Snapshot snapshot;

  /** Not 0: durable data was lost, and this member has no vote until a leader confirms that it has all of it again. Drawn for this life. */
  long recovery;

  private HardState durable;
  private long term;
  private String vote;
  private String leader = "";
  private Candidacy candidacy;
  private Leadership leadership;
  private Membership quorumOf;
  private Quorum quorum;

  Member(RaftConfig config, Raft.Restart restart, Randomness randomness) {
    this.config = config;
    this.id = config.id();
    this.randomness = randomness;
    this.out = new Outbox(has(Flaw.SEND_BEFORE_PERSIST));
    this.timer = new ElectionTimer(randomness, config.electionTicks());
    this.snapshot = restart.snapshot();
    this.log = new Log(snapshot.index(), snapshot.term(), restart.entries());
    this.memberships = new MembershipHistory(snapshot.index(), snapshot.membership());
    noteMemberships(restart.entries());
    this.durable = restart.hardState();
    this.term = durable.term();
    this.vote = durable.vote();
    this.recovery = restart.recovering() ? randomness.nextLong() | 1 : 0;
    long commit = durable.commit();
    // What was agreed on may be among what is lost; otherwise a log that ends before it is a broken invariant, and said so.
    log.commitTo(restart.recovering() ? Math.min(commit, log.lastIndex()) : commit);
    log.startAfter(restart.applied());
    if (log.lastTerm() > term && !restart.recovering()) throw new IllegalArgumentException("the log is of a later term than the hard state");
    if (log.lastTerm() > term) term = log.lastTerm();
  }

  boolean has(Flaw flaw) {
    return config.flaws().contains(flaw);
  }

  long term() {
    return term;
  }

  String vote() {
    return vote;
  }

  String leader() {
    return leader;
  }

  /** Null unless it stands for election. */
  Candidacy candidacy() {
    return candidacy;
  }

  /** Null unless it leads. */
  Leadership leadership() {
    return leadership;
  }

  Membership membership() {
    return memberships.latest();
  }

  /** Made once for each membership, because each answer to an append asks for it. */
  Quorum quorum() {
    Membership now = membership();
    if (now != quorumOf) {
      quorum = new Quorum(majority(now.voters()), majority(now.outgoing()));
      quorumOf = now;
    }
    return quorum;
  }

  private Majority majority(Collection<String> ids) {
    return has(Flaw.MINORITY_QUORUM) ? Majority.oneShort(ids) : Majority.of(ids);
  }

  boolean alone() {
    return membership().only(id);
  }

  boolean acknowledgesEarly() {
    return has(Flaw.SINGLE_MEMBER_ACKS_EARLY) && alone();
  }

  /** Follows that leader, "" for one that is not known, in that term or a later one. Any other role ends. */
  void follow(long newTerm, String newLeader) {
    if (newTerm > term) {
      term = newTerm;
      vote = "";
    }
    leader = newLeader;
    candidacy = null;
    leadership = null;
    if (!newLeader.isEmpty()) timer.heard();
    timer.redraw();
  }

  void voteFor(String candidate) {
    vote = candidate;
    timer.voted();
  }

  /** Asks around without moving to the next term. */
  void standForPreVote() {
    leader = "";
    candidacy = new Candidacy(true, term + 1, out.number());
    timer.redraw();
  }

  void stand() {
    leader = "";
    term++;
    vote = id;
    candidacy = new Candidacy(false, term, out.number());
    timer.voted();
  }

  void lead() {
    candidacy = null;
    leader = id;
    leadership = new Leadership(this);
    timer.heard();
  }

  /** Entries at the end of the log, to be written; a membership among them holds from now on. */
  void append(List<LogEntry> entries) {
    log.append(entries);
    out.write(entries);
    if (noteMemberships(entries) && leadership != null) leadership.membershipChanged(log.lastIndex());
  }

  void cutFrom(long index) {
    log.cutFrom(index);
    memberships.cutFrom(index);
  }

  void install(Snapshot received) {
    snapshot = received;
    log.install(received.index(), received.term());
    memberships.reset(received.index(), received.membership());
    out.install(received);
  }

  private boolean noteMemberships(List<LogEntry> entries) {
    boolean changed = false;
    for (LogEntry entry : entries) {
      if (entry.kind() != LogEntry.Kind.MEMBERSHIP) continue;
      memberships.append(entry.index(), MembershipEntry.decode(entry.payload()).membership());
      changed = true;
    }
    return changed;
  }

  /** Ends a step. The commit index goes along with what is written anyway: alone it is not worth a write, for it can be found again. */
  Output done() {
    HardState now = null;
    if (out.writes() || durable.term() != term || !durable.vote().equals(vote)) {
      now = new HardState(term, vote, log.committed());
      if (now.equals(durable) && out.writes() && !out.installs()) now = null;
      else durable = now;
      log.written(out.number());
      disk.ask(out.number());
    }
    return out.done(now, log.hand(acknowledgesEarly()));
  }
}
