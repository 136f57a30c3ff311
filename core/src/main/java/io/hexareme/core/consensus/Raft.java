package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.time.Randomness;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** One member. Not thread-safe; the same inputs and the same randomness give the same outputs. */
public final class Raft {
  /** Not for everybody: what the checks of this package's tests look into. */
  final Member self;
  private final Election election;
  private final Leading leading;
  private final LeaderTicks leaderTicks;
  private final Inbox inbox;
  private final Answers answers;
  private final Reads reads;
  private final Changes changes;
  private final Handover handover;
  private final Heartbeats heartbeats;
  private final Recovery recovery;

  /**
   * What a member starts from: what was durable when it stopped.
   *
   * @param snapshot with index 0 and the first membership ({@link Membership#NONE} for one that joins) when there is none
   * @param entries those after the snapshot
   * @param applied what the state machine has applied already; entries up to there are not handed out again
   * @param recovering something that was durable is lost, so it must not vote nor count towards a majority until it has again everything
   *     that can have been committed
   */
  public record Restart(HardState hardState, Snapshot snapshot, List<LogEntry> entries, long applied, boolean recovering) {
    public Restart {
      entries = List.copyOf(entries);
    }

    /** A member that has never run. */
    public static Restart first(Membership membership) {
      return new Restart(HardState.INITIAL, new Snapshot(0, 0, membership, List.of()), List.of(), 0, false);
    }
  }

  public Raft(RaftConfig config, Restart restart, Randomness randomness) {
    self = new Member(config, restart, randomness);
    SnapshotSending snapshots = new SnapshotSending(self);
    Replication replication = new Replication(self, snapshots);
    heartbeats = new Heartbeats(self);
    reads = new Reads(self, heartbeats);
    leading = new Leading(self, replication, reads);
    election = new Election(self, leading);
    handover = new Handover(self, replication);
    recovery = new Recovery(self, leading);
    changes = new Changes(self, leading, handover);
    answers = new Answers(self, leading, replication, recovery, handover, reads, snapshots);
    leaderTicks = new LeaderTicks(self, heartbeats, handover, snapshots);
    Following following = new Following(self, recovery);
    inbox = new Inbox(self, election, following, new SnapshotReception(self, following), answers, reads);
  }

  /** Takes an input and says what it asks for. */
  public Output step(Input input) {
    self.out.begin();
    switch (input) {
      case Input.Tick tick -> tick();
      case Input.Receive receive -> inbox.receive(receive.message());
      case Input.Propose propose -> leading.propose(propose.commands());
      case Input.ProposeMembership propose -> changes.propose(propose.change());
      case Input.Read read -> reads.ask(read.requestId());
      case Input.TransferLeadership transfer -> handover.transfer(transfer.to());
      case Input.Campaign campaign -> election.campaign(false);
      case Input.Persisted persisted -> persisted(persisted.outputNumber());
      case Input.Applied applied -> self.log.appliedTo(applied.index());
      case Input.Snapshotted snapshotted -> snapshotted(snapshotted.snapshot(), snapshotted.compactTo());
      case Input.Found found -> found(found.founding());
      case Input.Unreachable unreachable -> {
        if (leads()) answers.unreachable(unreachable.id());
      }
    }
    if (leads()) proceed();
    reads.settle();
    return self.done();
  }

  private void tick() {
    self.disk.tick();
    if (leads()) leaderTicks.tick();
    else election.tick();
  }

  private void persisted(long output) {
    self.log.persisted(output);
    self.disk.done(output);
    if (leads()) leading.commit();
    else election.persisted(output);
  }

  private void snapshotted(Snapshot snapshot, long compactTo) {
    if (snapshot.index() < self.snapshot.index()) return;
    if (compactTo > snapshot.index()) throw new IllegalArgumentException("nobody has the entries from " + snapshot.index() + " to " + compactTo);
    self.snapshot = snapshot;
    self.log.compactTo(compactTo);
    self.memberships.compactTo(compactTo);
  }

  private void found(Snapshot founding) {
    if (self.recovery == 0) return;
    self.recovery = 0;
    if (self.log.lastIndex() > 0) return; // a leader has begun to send what there is
    if (self.term() < founding.term()) self.follow(founding.term(), "");
    self.install(founding);
  }

  /** What a leader has to do because of what has just been committed. */
  private void proceed() {
    if (recovery.completes()) {
      heartbeats.again();
      leading.commit();
    }
    changes.proceed();
  }

  public boolean leads() {
    return self.leadership() != null;
  }

  /** The leader's id in this term, as far as it is known; else empty. */
  public String leader() {
    return self.leader();
  }

  public long term() {
    return self.term();
  }

  /** The last entry that is in its log, or in the snapshot before it. */
  public long lastIndex() {
    return self.log.lastIndex();
  }

  /** Whether it lost durable data and is not whole again: see {@link RaftStatus#recovering}. */
  public boolean recovering() {
    return self.recovery != 0;
  }

  /** What holds after the entry of that index; the oldest that is known for one that is compacted. */
  public Membership membershipAt(long index) {
    return self.memberships.at(index);
  }

  /** Gathers everything; for one thing the methods above are cheaper. */
  public RaftStatus status() {
    SortedMap<String, RaftStatus.Progress> progress = new TreeMap<>();
    if (leads()) {
      for (Follower follower : self.leadership().followers()) {
        progress.put(follower.id, new RaftStatus.Progress(
            follower.progress.match(), follower.progress.next(), follower.progress.mode(), follower.active));
      }
    }
    return new RaftStatus(self.id, role(), self.term(), self.leader(), self.log.lastIndex(), self.log.committed(), self.log.applied(),
        self.membership(), self.recovery != 0, progress);
  }

  private RaftStatus.Role role() {
    if (leads()) return RaftStatus.Role.LEADER;
    if (self.candidacy() == null) return RaftStatus.Role.FOLLOWER;
    return self.candidacy().pre ? RaftStatus.Role.PRE_CANDIDATE : RaftStatus.Role.CANDIDATE;
  }
}
