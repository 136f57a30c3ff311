package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipEntry;
import io.hexareme.ports.log.LogEntry;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Outputs in words, a line for each thing asked for. An arrow {@code ->} is sent at once, {@code =>} when all before is durable; an entry is
 * index.term and its payload.
 */
final class Transcript {
  private final StringBuilder text = new StringBuilder();

  void add(Node node, Output output) {
    output.messages().forEach(message -> line(node, "-> " + message(message)));
    if (output.install() != null) line(node, "installs the snapshot of " + output.install().index() + "." + output.install().term());
    if (!output.entries().isEmpty()) line(node, "writes " + entries(output.entries()));
    if (output.hardState() != null) {
      line(node, "writes term " + output.hardState().term() + ", vote " + name(output.hardState().vote()) + ", commit " + output.hardState().commit());
    }
    output.afterPersist().forEach(message -> line(node, "=> " + message(message)));
    if (!output.committed().isEmpty()) line(node, "applies " + entries(output.committed()));
    output.reads().forEach(read -> line(node, "may answer read " + read.requestId() + " at " + read.index()));
    output.lost().forEach(read -> line(node, "gives up read " + read));
    if (output.refusal() != null) line(node, "refuses: " + output.refusal());
  }

  void status(Node node) {
    RaftStatus status = node.raft.status();
    line(node, status.role() + " of term " + status.term() + ", leader " + name(status.leader()) + ", last " + status.lastIndex() + ", commit "
        + status.commit() + ", " + membership(status.membership()) + (status.recovering() ? ", recovering" : ""));
    status.progress().forEach((id, progress) -> line(node, "  " + id + ": " + progress.mode() + ", match " + progress.match() + ", next "
        + progress.next()));
  }

  void line(Node node, String words) {
    text.append(node.id).append(' ').append(words).append('\n');
  }

  /** What was said since this was last asked. */
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken.isEmpty() ? "(nothing)\n" : taken;
  }

  private static String message(Message message) {
    String what = switch (message) {
      case Message.RequestVote m -> (m.pre() ? "would you vote" : "vote") + (m.transfer() ? ", the leader asks" : "") + ", my log ends "
          + m.lastIndex() + "." + m.lastTerm();
      case Message.Vote m -> (m.granted() ? "yes" : "no") + (m.pre() ? ", I would" : "");
      case Message.Append m -> "after " + m.prevIndex() + "." + m.prevTerm() + " " + entries(m.entries()) + ", commit " + m.commit();
      case Message.AppendAnswer m -> m.rejected() ? "I have not " + m.index() + "; perhaps " + m.hintIndex() + "." + m.hintTerm()
          : "I have " + m.index() + recovering(m.recovery());
      case Message.Heartbeat m -> "heartbeat " + m.round() + ", commit " + m.commit() + (m.recovered() != 0 ? ", you are whole" : "");
      case Message.HeartbeatAnswer m -> "I heard " + m.round() + recovering(m.recovery());
      case Message.InstallSnapshot m -> "snapshot of " + m.index() + "." + m.snapshotTerm() + ", piece " + m.sequence()
          + (m.last() ? ", the last" : "");
      case Message.InstallSnapshotAnswer m -> m.received() + " pieces of " + m.index();
      case Message.ReadIndex m -> "where may I read?";
      case Message.ReadIndexAnswer m -> "read at " + m.index();
      case Message.TimeoutNow m -> "stand now";
    };
    return message.to() + ", term " + message.term() + ": " + what;
  }

  private static String recovering(long recovery) {
    return recovery == 0 ? "" : ", but lost data";
  }

  private static String entries(List<LogEntry> entries) {
    return entries.stream().map(Transcript::entry).collect(Collectors.joining(" ", "[", "]"));
  }

  private static String entry(LogEntry entry) {
    return entry.index() + "." + entry.term() + switch (entry.kind()) {
      case COMMAND -> " " + entry.payload().utf8();
      case EMPTY -> "";
      case MEMBERSHIP -> " " + membership(MembershipEntry.decode(entry.payload()).membership());
    };
  }

  private static String membership(Membership membership) {
    return "voters " + String.join("", membership.voters()) + (membership.joint() ? " and " + String.join("", membership.outgoing()) : "")
        + (membership.learners().isEmpty() ? "" : " learners " + String.join("", membership.learners()));
  }

  private static String name(String id) {
    return id.isEmpty() ? "-" : id;
  }
}
