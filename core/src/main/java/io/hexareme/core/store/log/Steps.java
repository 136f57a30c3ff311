package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Message;
import io.hexareme.core.consensus.Output;
import io.hexareme.core.consensus.Raft;
import io.hexareme.core.consensus.wire.MessageCodec;
import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.ports.peers.PeerNetwork;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Steps Raft, input after input, and performs its outputs in the order that {@link Output} states. */
final class Steps<C> {
  private final PeerNetwork network;
  private final End end;
  private final AppliedLog<C> applied;
  private final Wholeness wholeness;
  private final ReadRounds reads;
  private final DiskWriter disk;
  private final ProposalFlow<C> flow;
  private final Supplier<Leadership> leadership;
  private final Runnable stepped;
  private final Consumer<Throwable> onFailure;
  private final ArrayDeque<Input> inputs = new ArrayDeque<>();
  private Raft raft;
  private Consumer<Output.Refusal> transferRefused;
  private boolean stepping;

  /**
   * @param leadership as it was last seen
   * @param stepped told after each step: who leads may have changed
   * @param flow makes the way of proposals to the leader, given the disk and a way to step Raft
   */
  Steps(LogPorts ports, LogFigures figures, Set<StoreFlaw> flaws, End end, AppliedLog<C> applied, Wholeness wholeness, ReadRounds reads,
      ProposalFlow.Making<C> flow, Supplier<Leadership> leadership, Runnable stepped, Consumer<Throwable> onFailure) {
    this.network = ports.network();
    this.end = end;
    this.applied = applied;
    this.wholeness = wholeness;
    this.reads = reads;
    this.disk = new DiskWriter(ports, figures, flaws.contains(StoreFlaw.ACK_BEFORE_DURABLE), this::durable, onFailure);
    this.flow = flow.make(disk, input -> raft.step(input));
    this.leadership = leadership;
    this.stepped = stepped;
    this.onFailure = onFailure;
  }

  void begin(Raft member) {
    raft = member;
  }

  /** Whether it is at work just now, and will look at all that was added before it rests. */
  boolean areUnderWay() {
    return stepping;
  }

  /** The leader takes no proposals for the time being. */
  void hold() {
    flow.hold();
  }

  /** The leader may take proposals again. */
  void release() {
    flow.release();
  }

  /** Nothing more is begun. */
  void stop() {
    disk.stop();
    inputs.clear();
  }

  void step(Input input) {
    if (end.isReached()) return;
    inputs.add(input);
    run();
  }

  /** @param refused told when that voter is not to lead */
  void transfer(String to, Consumer<Output.Refusal> refused) {
    transferRefused = refused;
    step(new Input.TransferLeadership(to));
  }

  /** Draws all consequences of what waits. What they bring along (answers make clients ask for more) is drawn in the same go. */
  void run() {
    if (stepping || end.isReached()) return;
    stepping = true;
    try {
      do {
        while (!inputs.isEmpty() && !end.isReached()) next(inputs.poll());
      } while (!end.isReached() && hasMore());
    } catch (RuntimeException | Error e) {
      onFailure.accept(e); // the decision itself is broken: whatever this member said next could be wrong
    } finally {
      stepping = false;
    }
  }

  private void next(Input input) {
    Output output = raft.step(input);
    perform(output);
    if (input instanceof Input.TransferLeadership && output.refusal() != null) transferRefused.accept(output.refusal());
  }

  /** Only after the answers are out: so whoever waited for one and asks for more at once is in the next batch (and round). */
  private boolean hasMore() {
    if (reads.wantsRound() && leadership.get().hasLeader()) inputs.add(reads.begin());
    Output output = flow.next(leadership.get());
    if (output != null) perform(output);
    return output != null || !inputs.isEmpty();
  }

  private void perform(Output output) {
    send(output.messages());
    disk.submit(wholeness.toWrite(output, raft.recovering()));
    if (applied.apply(output.committed(), leadership.get().alone())) inputs.add(new Input.Applied(applied.index()));
    stepped.run();
    reads.lost(output.lost());
    reads.ready(output.reads());
  }

  private void send(List<Message> messages) {
    for (Message message : messages) network.send(message.to(), MessageCodec.encode(message));
  }

  private void durable(List<Output> outputs) {
    if (end.isReached()) return;
    long number = 0;
    for (Output output : outputs) {
      if (output.install() != null) applied.install(output.install());
      send(output.afterPersist());
      if (output.persists()) number = output.number();
    }
    if (number == 0) return;
    wholeness.durable(number);
    inputs.add(new Input.Persisted(number));
    if (outputs.getFirst().install() != null) inputs.add(new Input.Applied(applied.index()));
    run();
  }
}
