package io.hexareme.core.store.log;

import io.hexareme.ports.time.Loop;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is made of what other members say beside Raft. */
final class Words<C> implements Inbox.Frames {
  private final String self;
  private final Loop loop;
  private final End end;
  private final Supplier<Leadership> leadership;
  private final Proposals<C> proposals;
  private final Forwarding<C> forwarding;
  private final Steps<C> steps;
  private final Founders founders;
  private final RoundTrips roundTrips;
  private final Runnable runLater;
  private final Consumer<RuntimeException> stop;

  /**
   * @param runLater has proposals given to the leader in a later turn
   * @param stop ends this member
   */
  Words(String self, Loop loop, End end, Supplier<Leadership> leadership, Proposals<C> proposals, Forwarding<C> forwarding, Steps<C> steps,
      Founders founders, RoundTrips roundTrips, Runnable runLater, Consumer<RuntimeException> stop) {
    this.self = self;
    this.loop = loop;
    this.end = end;
    this.leadership = leadership;
    this.proposals = proposals;
    this.forwarding = forwarding;
    this.steps = steps;
    this.founders = founders;
    this.roundTrips = roundTrips;
    this.runLater = runLater;
    this.stop = stop;
  }

  @Override
  public void received(String from, Frame frame) {
    if (end.isReached()) return;
    switch (frame) {
      case Frame.Forward forward -> {
        forwarding.received(from, forward, leadership.get());
        steps.run();
      }
      case Frame.Refused refused -> refused(refused);
      case Frame.Founder word -> founders.received(from, word);
      case Frame.Removed removed -> {
        if (removed.id().equals(self)) stop.accept(new MemberRemoved());
      }
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
      // Whoever still takes that member for the leader would be refused again at once, and so on, as fast as the network is.
      if (!back.isEmpty() && leadership.get().term() > back.getLast().term) runLater.run();
      else steps.hold();
    } else {
      for (Proposal<C> proposal : back) proposals.refuse(proposal, why);
    }
  }
}
