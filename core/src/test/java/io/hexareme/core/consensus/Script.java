package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a script: commands, a line each, then {@code ----}, then what they lead to, then an empty line. Lines that begin with {@code #} are
 * for the reader.
 */
final class Script {
  private final Transcript transcript = new Transcript();
  private Group group = Group.of();

  /** @return the script with what happened in the place of what was expected */
  String run(String script) {
    StringBuilder result = new StringBuilder();
    boolean expected = false;
    for (String line : script.lines().toList()) {
      if (line.equals("----")) {
        result.append("----\n").append(transcript.take());
        expected = true;
      } else if (line.isEmpty()) {
        result.append('\n');
        expected = false;
      } else if (!expected) {
        result.append(line).append('\n');
        if (!line.startsWith("#")) command(line.split(" "));
      }
    }
    return result.toString();
  }

  private void command(String[] words) {
    String who = words.length > 1 ? words[1] : "";
    List<String> rest = List.of(words).subList(Math.min(2, words.length), words.length);
    switch (words[0]) {
      case "members" -> members(List.of(words).subList(1, words.length));
      case "join" -> group.add(who, Membership.NONE);
      case "settle" -> group.settle();
      case "ticks" -> group.ticks(Integer.parseInt(who));
      case "tire" -> group.tire(who);
      case "cut" -> group.cutOff.add(who);
      case "heal" -> group.cutOff.clear();
      case "forget" -> group.network.clear();
      case "status" -> group.up().forEach(transcript::status);
      case "stall" -> group.stalled.add(who);
      case "go" -> group.stalled.remove(who);
      default -> of(group.node(who), words[0], rest);
    }
  }

  private void members(List<String> ids) {
    group = Group.of(ids.toArray(String[]::new));
    group.listener = transcript::add;
  }

  private void of(Node node, String command, List<String> rest) {
    Consumer<Input> step = node::step;
    switch (command) {
      case "tick" -> step.accept(new Input.Tick());
      case "campaign" -> step.accept(new Input.Campaign());
      case "propose" -> group.propose(node.id, rest.toArray(String[]::new));
      case "change" -> step.accept(new Input.ProposeMembership(change(rest)));
      case "read" -> step.accept(new Input.Read(Long.parseLong(rest.getFirst())));
      case "transfer" -> step.accept(new Input.TransferLeadership(rest.getFirst()));
      case "unreachable" -> step.accept(new Input.Unreachable(rest.getFirst()));
      case "persist" -> node.persistAll();
      case "compact" -> node.compact(Integer.parseInt(rest.getFirst()));
      case "crash" -> node.crash();
      case "start" -> node.start();
      case "lose" -> node.lose(Integer.parseInt(rest.getFirst()), HardState.INITIAL);
      case "deliver" -> {
        List<Message> arriving = group.network.stream().filter(message -> message.to().equals(node.id)).toList();
        group.network.removeAll(arriving);
        arriving.forEach(group::deliver);
      }
      case "drop" -> group.network.removeIf(message -> message.to().equals(node.id));
      default -> throw new IllegalArgumentException("no such command: " + command);
    }
  }

  private static MembershipChange change(List<String> steps) {
    List<Step> all = new ArrayList<>();
    for (String step : steps) {
      Kind kind = step.startsWith("+") ? Kind.ADD_VOTER : step.startsWith("~") ? Kind.ADD_LEARNER : Kind.REMOVE;
      all.add(new Step(kind, step.substring(1)));
    }
    return new MembershipChange(all, Bytes.EMPTY);
  }
}
