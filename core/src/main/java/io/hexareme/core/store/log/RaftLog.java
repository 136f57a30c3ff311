package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Flaw;
import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Message;
import io.hexareme.core.consensus.Output;
import io.hexareme.core.consensus.Raft;
import io.hexareme.core.consensus.RaftConfig;
import io.hexareme.core.consensus.RaftStatus;
import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.consensus.wire.MessageCodec;
import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.peers.PeerNetwork.Peer;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

// Justification: the one place where a member's inputs and outputs meet, in the order that Output states; each concern has its own class.
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
  private final DiskWriter disk;
  private final ProposalFlow<C> flow;
  private final Snapshots snapshots;
  private final RoundTrips roundTrips;
  private final ArrayDeque<Input> inputs = new ArrayDeque<>();
  private Raft raft;
  private Leadership leadership = Leadership.NONE;
  private Membership membership = Membership.NONE; // as of what is applied
  private long applied;
  private long appliedTerm;
  private long leaderlessSince;
  private Loop.Timer ticker;
  private boolean stepping;
  private boolean runPlanned;
  private boolean recovering;
  private long wholeSince; // the output by which it has again what it had lost; 0 until then
  private Throwable failure;

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
    this.disk = new DiskWriter(ports, figures, flaws.contains(StoreFlaw.ACK_BEFORE_DURABLE), this::durable, this::fail);
    this.flow = new ProposalFlow<>(config.maxBatchBytes(), proposals, forwarding, disk, input -> raft.step(input));
    this.snapshots = new Snapshots(config, ports.storage(), this::step, this::fail);
    this.roundTrips = new RoundTrips(ports.network(), figures);
  }

  /**
   * Brings the applier to the newest state that is known to be agreed; what else is in the log follows once there is a leader. May block.
   * Called once, before anything else, on the loop or before anything runs there.
   *
   * @param founding what an empty storage means: the first start of a member of this new group; null: that it joins a running one
   * @param peers whether others may have what a damaged storage has lost: then the member goes on with what is intact, without a vote
   *     until they have brought it up to date; else it refuses to start
   * @throws io.hexareme.ports.log.LogFailure when the storage cannot be read
   */
  public void start(Founding founding, boolean peers) {
    LogStorage.Recovered found = ports.storage().recover(peers ? OnDamage.KEEP_INTACT : OnDamage.REFUSE);
    Raft.Restart restart = Recovery.of(found, founding, raftConfig.id(), ports.storage(), this::fail);
    recovering = restart.recovering();
    takeOver(restart.snapshot().index(), restart.snapshot().term(), restart.snapshot().membership(), restart.snapshot().state());
    for (LogEntry entry : restart.entries()) {
      if (entry.index() <= restart.hardState().commit()) applyOne(entry);
    }
    raft = new Raft(raftConfig,
        new Raft.Restart(restart.hardState(), restart.snapshot(), restart.entries(), applied, restart.recovering()), ports.randomness());
    leaderlessSince = loop.nanos();
    loop.execute(this::begin);
  }

  private void begin() {
    if (failure != null) return;
    ports.network().start(new Inbox(figures, this::step, this::received));
    observe();
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
    if (failure != null) {
      applier.abandon(proposal.context, applier.unavailable());
      return;
    }
    if (isStuck()) {
      proposals.refuse(proposal, Proposals.STUCK);
      return;
    }
    proposals.add(proposal);
    if (leadership.leading()) run();
    else if (!stepping) runLater();
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
      run();
    });
  }

  /** Whether the applied state has all that was ever acknowledged, by whatever member, so that {@link #read} need not be asked. */
  public boolean isCurrent() {
    return leadership.leading() && leadership.alone() && appliedTerm == leadership.term() && failure == null;
  }

  /** Lets {@code read} go once the applied state has all that was acknowledged before this call. */
  public void read(PendingRead read) {
    if (failure != null) {
      read.go(applier.unavailable());
    } else if (isCurrent()) {
      read.go(null);
    } else if (isStuck()) {
      read.go(StoreUnavailable.refused(Proposals.STUCK));
    } else {
      reads.add(read, loop.nanos() + config.patience().toNanos());
      if (leadership.leading()) run();
      else if (!stepping) runLater();
    }
  }

  public void transferLeadership(String to) {
    if (failure == null) step(new Input.TransferLeadership(to));
  }

  /** Tells a member that it was removed: as it takes part no more, the log will not tell it. Best said before it is forgotten. */
  public void tellRemoved(String id) {
    ports.network().send(id, new Frame.Removed().encode());
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
    return new LogHealth(failure, leadership.hasLeader(), figures.appendNanos(now), figures.roundTripNanos(now));
  }

  /** The leader's id; empty when unknown. */
  public String leader() {
    return leadership.leader();
  }

  public long applied() {
    return applied;
  }

  public boolean isLeading() {
    return leadership.leading() && failure == null;
  }

  /** This member must not go on: it was removed, or its state is wrong. */
  public void stop(RuntimeException why) {
    fail(why);
  }

  /** Lets go of network and storage after what is under way has become durable. Blocks. Nothing may be called afterwards. */
  public void close() {
    if (failure == null) fail(new CancellationException("the store was closed"));
    ports.network().close();
    ports.storage().close();
  }

  // --- what comes from outside ---

  private void received(String from, Frame frame) {
    if (failure != null) return;
    switch (frame) {
      case Frame.Forward forward -> {
        forwarding.received(from, forward, leadership);
        run();
      }
      case Frame.Refused refused -> refused(refused);
      case Frame.Removed removed -> stop(new MemberRemoved());
      case Frame.Ping ping -> roundTrips.received(from, ping);
      case Frame.Pong pong -> roundTrips.received(from, pong, loop.nanos());
    }
  }

  private void refused(Frame.Refused frame) {
    if (frame.life() != proposals.life()) return;
    List<Proposal<C>> back = proposals.returned(frame.first(), frame.count());
    String why = Refusals.text(frame.reason());
    if (why == null) {
      proposals.giveBack(back);
      runLater();
    } else {
      for (Proposal<C> proposal : back) proposals.refuse(proposal, why);
    }
  }

  private void tickIfNeeded() {
    boolean needed = failure == null && !(leadership.alone() && leadership.leading());
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
    if (failure != null) return;
    flow.release();
    reads.tick();
    roundTrips.tick(loop.nanos());
    step(new Input.Tick());
    boolean leaderless = !leadership.hasLeader() && loop.nanos() - leaderlessSince > config.leaderless().toNanos();
    boolean stuck = isStuck();
    proposals.expire(loop.nanos(), leaderless || stuck);
    reads.expire(loop.nanos(), leaderless || stuck);
    if (stuck) applier.stuck(Proposals.STUCK);
    tickIfNeeded();
  }

  // --- stepping ---

  private void step(Input input) {
    if (failure != null) return;
    inputs.add(input);
    run();
  }

  /** Draws all consequences of what waits. What they bring along (answers make clients ask for more) is drawn in the same go. */
  private void run() {
    if (stepping || failure != null) return;
    stepping = true;
    try {
      do {
        while (!inputs.isEmpty() && failure == null) perform(raft.step(inputs.poll()));
      } while (failure == null && hasMore());
    } catch (RuntimeException | Error e) {
      fail(e); // the decision itself is broken: whatever this member said next could be wrong
    } finally {
      stepping = false;
    }
  }

  /** Only after the answers are out: so whoever waited for one and asks for more at once is in the next batch (and round). */
  private boolean hasMore() {
    if (reads.wantsRound() && leadership.hasLeader()) inputs.add(reads.begin());
    Output output = flow.next(leadership);
    if (output != null) perform(output);
    return output != null || !inputs.isEmpty();
  }

  private void perform(Output output) {
    send(output.messages());
    disk.submit(output);
    apply(output.committed());
    if (recovering && wholeSince == 0 && !raft.status().recovering()) wholeSince = output.number();
    observe();
    reads.lost(output.lost());
    reads.ready(output.reads());
  }

  private void send(List<Message> messages) {
    for (Message message : messages) ports.network().send(message.to(), MessageCodec.encode(message));
  }

  private void durable(List<Output> outputs) {
    if (failure != null) return;
    long number = 0;
    for (Output output : outputs) {
      if (output.install() != null) install(output);
      send(output.afterPersist());
      if (output.persists()) number = output.number();
    }
    if (number == 0) return;
    if (recovering && wholeSince > 0 && number >= wholeSince) {
      recovering = false;
      ports.storage().repaired().whenComplete((done, cause) -> {
        if (cause != null) fail(cause);
      });
    }
    inputs.add(new Input.Persisted(number));
    if (outputs.getFirst().install() != null) inputs.add(new Input.Applied(applied));
    run();
  }

  private void install(Output output) {
    var snapshot = output.install();
    takeOver(snapshot.index(), snapshot.term(), snapshot.membership(), snapshot.state());
    proposals.skippedTo(applied);
    reads.applied(applied);
  }

  private void takeOver(long index, long term, Membership group, Iterable<Bytes> state) {
    if (index > 0) applier.restore(SnapshotHead.state(state));
    membership = group;
    applied = index;
    appliedTerm = term;
    snapshots.startAfter(index, state);
  }

  private void apply(List<LogEntry> entries) {
    if (entries.isEmpty() || failure != null) return;
    long before = loop.nanos();
    try {
      for (LogEntry entry : entries) {
        if (failure != null) return;
        applyOne(entry);
      }
    } catch (RuntimeException | Error e) {
      // A command that is agreed but cannot be applied is a broken invariant: this member must stop, not skip it.
      fail(e);
      return;
    }
    if (failure != null) return;
    figures.applied(entries.size(), loop.nanos() - before);
    figures.underWay(proposals.underWay());
    inputs.add(new Input.Applied(applied));
    reads.applied(applied);
    if (snapshots.isDue()) snapshots.save(applied, appliedTerm, membership, applier.snapshot(), leadership.alone());
  }

  private void applyOne(LogEntry entry) {
    if (entry.term() > appliedTerm) proposals.termBegins(entry.term());
    Bytes command = Committed.words(entry);
    Proposal<C> own = proposals.of(entry, command);
    if (entry.kind() == LogEntry.Kind.MEMBERSHIP) membership = Committed.membership(entry);
    if (command.length() > 0) applier.apply(entry.index(), Envelope.command(command), own == null ? null : own.context);
    if (own != null) proposals.applied(own); // until here it is abandoned with the others when it cannot be applied
    applied = entry.index();
    appliedTerm = entry.term();
    snapshots.count(entry);
  }

  /** Sees whether the step has changed who leads. */
  private void observe() {
    Leadership now = Leadership.of(raft, raftConfig.id());
    if (now.equals(leadership)) return;
    Leadership before = leadership;
    leadership = now;
    figures.leadership(before, now);
    flow.release();
    if (!now.hasLeader() && before.hasLeader()) leaderlessSince = loop.nanos();
    if (now.leading() && (!before.leading() || now.term() != before.term())) forwarding.lead(now.term());
    if (!now.leading()) forwarding.refuseAll();
    if (!now.leader().equals(before.leader()) || now.term() != before.term()) reads.again();
    if (now.leading() != before.leading()) applier.leads(now.leading());
    tickIfNeeded();
  }

  private void fail(Throwable thrown) {
    if (failure != null) return;
    Throwable cause = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    failure = cause;
    tickIfNeeded();
    disk.stop();
    inputs.clear();
    applier.failed(cause);
    proposals.abandonAll(applier.unavailable());
    reads.endAll(applier.unavailable());
  }
}
