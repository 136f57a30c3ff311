package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Flaw;
import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Output;
import io.hexareme.core.consensus.Raft;
import io.hexareme.core.consensus.RaftConfig;
import io.hexareme.core.consensus.RaftStatus;
import io.hexareme.core.consensus.Snapshot;
import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.peers.PeerNetwork.Peer;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The agreed order of commands: runs a member of a Raft group on a loop and tells its {@link Applier} of each command once it is agreed.
 * Feeds Raft with ticks, messages and finished writes, and performs its outputs in the order that {@link Output} states.
 *
 * <p>In the end exactly one of {@link Applier#apply} (with its context) and {@link Applier#abandon} is called for each proposal, within a
 * bounded time where the group has other members: refused when there is no leader; with an unknown outcome when a leader had it and nothing
 * more is heard. What was given to a leader is given to the next one only when it is certain that it will not be applied, so no command is
 * applied twice.
 *
 * <p>A group of one needs no timer, no network and no message: the same code, with a majority of one.
 *
 * @param <C> what the proposer wants back with its own proposals
 */
public final class RaftLog<C> {
  private final RaftConfig raftConfig;
  private final LogConfig config;
  private final LogPorts ports;
  private final Loop loop;
  private final Applier<C> applier;
  private final LogFigures figures;
  private final Proposals<C> proposals;
  private final Forwarding<C> forwarding;
  private final ReadRounds reads;
  private final AppliedLog<C> applied;
  private final Wholeness wholeness;
  private final Steps<C> steps;
  private final RoundTrips roundTrips;
  private final Founders founders;
  private final Words<C> words;
  private final End end = new End();
  private Raft raft;
  private Leadership leadership = Leadership.NONE;
  private Membership seen; // the one that it was made with
  private long leaderlessSince;
  private Loop.Timer ticker;
  private boolean runPlanned;

  public RaftLog(RaftConfig raftConfig, LogConfig config, LogPorts ports, Applier<C> applier, Set<StoreFlaw> flaws) {
    this.raftConfig = raftConfig;
    this.config = config;
    this.ports = ports;
    this.loop = ports.loop();
    this.applier = applier;
    this.figures = new LogFigures(ports.metrics());
    this.proposals = new Proposals<>(applier, figures, ports.randomness().nextLong());
    this.forwarding = new Forwarding<>(ports.network(), proposals);
    this.reads = new ReadRounds(ports.randomness().nextLong() >>> 1, raftConfig.flaws().contains(Flaw.REUSED_READ_ID));
    this.applied = new AppliedLog<>(ports, config, end, applier, figures, proposals, reads, this::step, this::fail);
    this.wholeness = new Wholeness(ports.storage(), this::fail);
    this.steps = new Steps<>(ports, figures, flaws, end, applied, wholeness, reads,
        (disk, member) -> new ProposalFlow<>(config.maxBatchBytes(), proposals, forwarding, disk, member),
        () -> leadership, this::observe, this::fail);
    this.roundTrips = new RoundTrips(ports.network(), figures);
    this.founders = new Founders(ports.network(), raftConfig.id(), this::step, () -> raft.recovering(), () -> raft.lastIndex() == 0,
        applied::disks);
    this.words = new Words<>(raftConfig.id(), loop, end, () -> leadership, proposals, forwarding, steps, founders, roundTrips, this::runLater,
        this::stop);
  }

  /**
   * Brings the applier to the newest state that is known to be agreed; what else is in the log follows once there is a leader. May block.
   * Called once, before anything else, on the loop or before anything runs there.
   *
   * @param founding what an empty storage means: a member of this new group, which has a vote when it is certain that the group is new (see
   *     {@link Founders}); null: that it joins a running one
   * @param peers whether others may have what a damaged storage has lost: then the member goes on with what is intact, without a vote
   *     until they have brought it up to date; else it refuses to start
   * @throws io.hexareme.ports.log.LogFailure when the storage cannot be read
   */
  public void start(Founding founding, boolean peers) {
    LogStorage.Recovered found = ports.storage().recover(peers ? OnDamage.KEEP_INTACT : OnDamage.REFUSE);
    Recovery recovery = Recovery.of(
        found, founding, raftConfig.id(), ports.storage(), ports.randomness().fork("disk")::nextLong, this::fail);
    Raft.Restart restart = recovery.restart();
    wholeness.begin(recovery);
    founders.begin(founding, recovery.disk());
    if (recovery.disk() != 0 && restart.snapshot().index() == 0 && founding != null) applier.restore(founding.state());
    Snapshot snapshot = applied.begin(restart.snapshot(), restart.entries(), restart.hardState().commit());
    raft = new Raft(raftConfig,
        new Raft.Restart(restart.hardState(), snapshot, restart.entries(), applied.index(), restart.recovering()), ports.randomness());
    steps.begin(raft);
    leaderlessSince = loop.nanos();
    CompletionStage<Void> numbered = recovery.fresh()
        ? ports.storage().append(List.of(), Unproven.mark(HardState.INITIAL, recovery.disk())) : CompletableFuture.completedFuture(null);
    loop.execute(() -> begin(numbered));
  }

  private void begin(CompletionStage<Void> numbered) {
    if (end.isReached()) return;
    ports.network().start(new Inbox(figures, this::step, words));
    observe();
    numbered.whenComplete((done, cause) -> {
      if (cause != null) fail(cause);
      else founders.speak();
    });
    if (leadership.alone()) step(new Input.Campaign());
    tickIfNeeded();
  }

  // --- what is asked of it ---

  public void propose(Bytes command, C context) {
    propose(new Proposal<>(command, null, context, loop.nanos() + config.patience().toNanos()));
  }

  /** Proposes a change of the group together with a command, which is applied when the change is agreed. */
  public void change(List<MembershipChange.Step> steps, Bytes command, C context) {
    MembershipChange change = new MembershipChange(steps, command);
    propose(new Proposal<>(command, change, context, loop.nanos() + config.patience().toNanos()));
  }

  private void propose(Proposal<C> proposal) {
    if (end.isReached()) {
      applier.abandon(proposal.context, applier.unavailable());
      return;
    }
    if (isStuck()) {
      proposals.refuse(proposal, Proposals.STUCK);
      return;
    }
    proposals.add(proposal);
    if (leadership.leading()) steps.run();
    else if (!steps.areUnderWay()) runLater();
  }

  /**
   * A member whose disk stands still applies nothing, so it hears of no outcome. Whoever asks is told at once, and asks another member. One
   * that is alone has no choice; and one that leads is about to make way.
   */
  private boolean isStuck() {
    return !leadership.alone() && !leadership.leading() && figures.appendAge(loop.nanos()) > config.leaderless().toNanos();
  }

  /** One frame for all that this turn of the loop proposes. */
  private void runLater() {
    if (runPlanned) return;
    runPlanned = true;
    loop.execute(() -> {
      runPlanned = false;
      steps.run();
    });
  }

  /** Whether the applied state has all that was ever acknowledged, by whatever member, so that {@link #read} need not be asked. */
  public boolean isCurrent() {
    return leadership.leading() && leadership.alone() && applied.term() == leadership.term() && !end.isReached();
  }

  /** Lets {@code read} go once the applied state has all that was acknowledged before this call. */
  public void read(PendingRead read) {
    if (end.isReached()) {
      read.go(applier.unavailable());
    } else if (isCurrent()) {
      read.go(null);
    } else if (isStuck()) {
      read.go(StoreUnavailable.refused(Proposals.STUCK));
    } else {
      reads.add(read, loop.nanos() + config.patience().toNanos());
      if (leadership.leading()) steps.run();
      else if (!steps.areUnderWay()) runLater();
    }
  }

  /** @param refused told at once when Raft does not take that on */
  public void transferLeadership(String to, Consumer<Output.Refusal> refused) {
    steps.transfer(to, refused);
  }

  /** Tells a member that it was removed: as it takes part no more, the log will not tell it. Best said before it is forgotten. */
  public void tellRemoved(String id) {
    ports.network().send(id, new Frame.Removed(id).encode());
  }

  /** The other members and where they are. */
  public void peers(List<Peer> others) {
    ports.network().peers(others);
    roundTrips.peers(others);
  }

  public RaftStatus status() {
    return raft.status();
  }

  public LogHealth health() {
    long now = loop.nanos();
    return new LogHealth(end.cause(), leadership.hasLeader(), figures.appendNanos(now), figures.roundTripNanos(now));
  }

  /** The leader's id; empty when unknown. */
  public String leader() {
    return leadership.leader();
  }

  public long applied() {
    return applied.index();
  }

  public boolean isLeading() {
    return leadership.leading() && !end.isReached();
  }

  /** This member must not go on: it was removed, or its state is wrong. */
  public void stop(RuntimeException why) {
    fail(why);
  }

  /** Lets go of network and storage after what is under way has become durable. Blocks. Nothing may be called afterwards. */
  public void close() {
    if (!end.isReached()) fail(new CancellationException("the store was closed"));
    ports.network().close();
    ports.storage().close();
  }

  // --- what comes from outside ---

  private void tickIfNeeded() {
    boolean needed = !end.isReached() && !(leadership.alone() && leadership.leading());
    if (!needed && ticker != null) {
      ticker.cancel();
      ticker = null;
    }
    if (!needed || ticker != null) return;
    ticker = loop.after(config.tick(), () -> {
      ticker = null;
      tick();
    });
  }

  private void tick() {
    if (end.isReached()) return;
    steps.release();
    reads.tick();
    roundTrips.tick(loop.nanos());
    founders.tick();
    step(new Input.Tick());
    boolean leaderless = !leadership.hasLeader() && loop.nanos() - leaderlessSince > config.leaderless().toNanos();
    boolean stuck = isStuck();
    proposals.expire(loop.nanos(), leaderless || stuck);
    reads.expire(loop.nanos(), leaderless || stuck);
    if (stuck) applier.stuck(Proposals.STUCK);
    tickIfNeeded();
  }

  private void step(Input input) {
    steps.step(input);
  }

  /** Sees whether the step has changed who leads. */
  private void observe() {
    if (raft.membershipAt(Long.MAX_VALUE) == seen && leadership.holdsFor(raft)) return;
    seen = raft.membershipAt(Long.MAX_VALUE);
    Leadership before = leadership;
    Leadership now = Leadership.of(raft, raftConfig.id());
    if (now.equals(before)) return;
    leadership = now;
    figures.leadership(before, now);
    steps.release();
    if (!now.hasLeader() && before.hasLeader()) leaderlessSince = loop.nanos();
    if (now.leading() && (!before.leading() || now.term() != before.term())) forwarding.lead(now.term());
    if (!now.leading()) forwarding.refuseAll();
    if (!now.leader().equals(before.leader()) || now.term() != before.term()) reads.again();
    if (now.leading() != before.leading()) applier.leads(now.leading());
    tickIfNeeded();
  }

  private void fail(Throwable thrown) {
    if (!end.reach(thrown)) return;
    tickIfNeeded();
    steps.stop();
    applier.failed(end.cause());
    proposals.abandonAll(applier.unavailable());
    reads.endAll(applier.unavailable());
  }
}
