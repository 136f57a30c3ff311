package io.hexareme.core.consensus;

/** What a message's term says about it, before anybody looks at the rest (Raft paper, section 5.1). */
final class Inbox {
  private final Member self;
  private final Election election;
  private final Following following;
  private final SnapshotReception reception;
  private final Answers answers;
  private final Reads reads;

  Inbox(Member self, Election election, Following following, SnapshotReception reception, Answers answers, Reads reads) {
    this.self = self;
    this.election = election;
    this.following = following;
    this.reception = reception;
    this.answers = answers;
    this.reads = reads;
  }

  void receive(Message message) {
    if (!message.to().equals(self.id) || message.from().equals(self.id)) return;
    if (message instanceof Message.RequestVote request && hasLeader(request)) return;
    if (message.term() < self.term()) {
      outdated(message);
      return;
    }
    if (message.term() > self.term() && movesOn(message)) self.follow(message.term(), "");
    handle(message);
  }

  /** Who hears from a leader does not let anybody disturb it (thesis, section 4.2.3), unless the leader wants that. */
  private boolean hasLeader(Message.RequestVote request) {
    boolean leads = self.leadership() != null;
    return self.config.checkQuorum() && !request.transfer() && (leads || (!self.leader().isEmpty() && self.timer.recent()));
  }

  /** A pre-vote is about a term in which nobody is yet. */
  private static boolean movesOn(Message message) {
    return switch (message) {
      case Message.RequestVote request -> !request.pre();
      case Message.Vote vote -> !(vote.pre() && vote.granted());
      default -> true;
    };
  }

  /** Tells who is behind that it is: it may otherwise never learn, because it neither is elected nor hears of those who are. */
  private void outdated(Message message) {
    switch (message) {
      case Message.RequestVote request ->
          self.out.send(new Message.Vote(self.id, request.from(), self.term(), request.pre(), false));
      case Message.Append m -> tell(m.from());
      case Message.Heartbeat m -> tell(m.from());
      case Message.InstallSnapshot m -> tell(m.from());
      case Message.AppendAnswer answer -> {
        if (self.has(Flaw.STALE_APPEND_ANSWER) && self.leadership() != null) answers.onAppend(answer);
      }
      case Message.Vote m -> { }
      case Message.HeartbeatAnswer m -> { }
      case Message.InstallSnapshotAnswer m -> { }
      case Message.ReadIndex m -> { }
      case Message.ReadIndexAnswer m -> { }
      case Message.TimeoutNow m -> { }
    }
  }

  private void tell(String leader) {
    self.out.send(new Message.HeartbeatAnswer(self.id, leader, self.term(), 0, self.recovery));
  }

  private void handle(Message message) {
    boolean leads = self.leadership() != null;
    switch (message) {
      case Message.RequestVote m -> election.onRequest(m);
      case Message.Vote m -> election.onVote(m);
      case Message.Append m -> following.onAppend(m);
      case Message.Heartbeat m -> following.onHeartbeat(m);
      case Message.InstallSnapshot m -> reception.on(m);
      case Message.AppendAnswer m -> {
        if (leads) answers.onAppend(m);
      }
      case Message.HeartbeatAnswer m -> {
        if (leads) answers.onHeartbeat(m);
      }
      case Message.InstallSnapshotAnswer m -> {
        if (leads) answers.onSnapshot(m);
      }
      case Message.ReadIndex m -> reads.arrived(m.from(), m.ticket());
      case Message.ReadIndexAnswer m -> reads.ready(m.ticket(), m.index());
      case Message.TimeoutNow m -> election.campaign(true);
    }
  }
}
