package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Some members, the messages between them, and checks after every step. Nothing moves by itself. */
final class Group {
  final long seed;
  final SortedMap<String, Node> nodes = new TreeMap<>();
  final List<Message> network = new ArrayList<>();
  final Checks checks = new Checks(this);
  final Set<String> cutOff = new TreeSet<>();

  /** Members whose disks do not answer now. */
  final Set<String> stalled = new TreeSet<>();

  /** Messages that it holds for are lost, when they are sent or on the way. */
  Predicate<Message> lost = message -> false;

  private final UnaryOperator<RaftConfig> configured;

  Group(long seed, UnaryOperator<RaftConfig> configured) {
    this.seed = seed;
    this.configured = configured;
  }

  /** Members with the timers that are shipped, that start with that membership. */
  static Group of(String... voters) {
    return with(config -> config, voters);
  }

  static Group with(UnaryOperator<RaftConfig> configured, String... voters) {
    Group group = new Group(1, configured);
    for (String voter : voters) group.add(voter, Membership.of(List.of(voters)));
    return group;
  }

  Node add(String id, Membership first) {
    Node node = new Node(id, this, configured.apply(RaftConfig.of(id)), first);
    nodes.put(id, node);
    node.start();
    return node;
  }

  Node node(String id) {
    return nodes.get(id);
  }

  Collection<Node> up() {
    return nodes.values().stream().filter(Node::up).toList();
  }

  void send(Message message) {
    if (!lost.test(message) && !cutOff.contains(message.from()) && !cutOff.contains(message.to())) network.add(message);
  }

  void deliver(Message message) {
    Node to = nodes.get(message.to());
    if (to != null && to.up() && !lost.test(message)) to.step(new Input.Receive(message));
  }

  /** Delivers the first message under way that it holds for. */
  boolean deliver(Predicate<Message> which) {
    for (int i = 0; i < network.size(); i++) {
      if (!which.test(network.get(i))) continue;
      deliver(network.remove(i));
      return true;
    }
    return false;
  }

  /** Writes and delivers, in order, until nothing is left to do. */
  void settle() {
    for (int rounds = 0; rounds < 100_000; rounds++) {
      boolean moved = false;
      for (Node node : up()) {
        if (node.unwritten.isEmpty() || stalled.contains(node.id)) continue;
        node.persistAll();
        moved = true;
      }
      if (!network.isEmpty()) {
        deliver(network.removeFirst());
        moved = true;
      }
      if (!moved) return;
    }
    throw new AssertionError("the group does not come to rest: " + network);
  }

  /** That many ticks for all, each followed by all that it leads to. */
  void ticks(int count) {
    for (int i = 0; i < count; i++) {
      for (Node node : up()) {
        node.step(new Input.Tick());
      }
      settle();
    }
  }

  /** That many ticks for one only, each followed by all that it leads to. */
  void ticks(String id, int count) {
    for (int i = 0; i < count; i++) {
      node(id).step(new Input.Tick());
      settle();
    }
  }

  /** Its own clock moves on, and nobody else's: it forgets that it heard of a leader. */
  void tire(String... ids) {
    for (String id : ids) for (int i = 0; i < 10; i++) node(id).step(new Input.Tick());
  }

  /** Lets that one stand, and everybody answer; again, if it first has to learn of a later term. */
  Group elect(String id) {
    for (int tries = 0; tries < 3 && !node(id).raft.leads(); tries++) {
      node(id).step(new Input.Campaign());
      settle();
    }
    if (!node(id).raft.leads()) throw new AssertionError(id + " was not elected");
    return this;
  }

  /** The leader of the highest term; null for none. */
  Node leader() {
    return up().stream().filter(node -> node.raft.leads()).max((a, b) -> Long.compare(a.raft.term(), b.raft.term())).orElse(null);
  }

  Output propose(String id, String... commands) {
    List<Bytes> bytes = new ArrayList<>();
    for (String command : commands) bytes.add(Bytes.utf8(command));
    return node(id).step(new Input.Propose(bytes));
  }

  long term(String id) {
    return node(id).raft.term();
  }

  long commit(String id) {
    return node(id).raft.self.log.committed();
  }

  long last(String id) {
    return node(id).raft.self.log.lastIndex();
  }
}
