package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.membership.MembershipChange;
import io.hexareme.core.consensus.membership.MembershipChange.Kind;
import io.hexareme.core.consensus.membership.MembershipChange.Step;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A group to which a seed's worth of trouble happens: messages lost, doubled, late and out of order; partitions, also one-way; crashes at
 * any point between asking for a write and its end; disks that are slow; one disk at a time that loses what it had; all that a client may
 * ask. Then the trouble ends, and the group must come to agree.
 */
final class RandomRun {
  private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");
  private static final int MOST_MESSAGES = 200;

  private final Random random;
  private final Group group;
  private final Set<String> blocked = new TreeSet<>();
  private final Set<String> slow = new TreeSet<>();
  private final boolean losesData;
  private String paused = "";
  private int proposals;
  int committed;

  RandomRun(long seed, Set<Flaw> flaws) {
    random = new Random(seed);
    boolean preVote = random.nextInt(4) > 0;
    boolean checkQuorum = random.nextInt(4) > 0;
    losesData = random.nextInt(3) == 0;
    int size = random.nextInt(12) == 0 ? 1 : 2 + random.nextInt(4);
    group = new Group(seed, of -> new RaftConfig(of.id(), 5, 1, 30, 3, 60, 200, 2, preVote, checkQuorum, false, flaws));
    Membership first = Membership.of(IDS.subList(0, size));
    for (String id : IDS) group.add(id, IDS.indexOf(id) < size ? first : Membership.NONE);
    group.lost = message -> blocked.contains(message.from() + message.to()) || random.nextInt(40) == 0;
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) act();
    calm();
    committed = group.checks.chosen.size();
  }

  private void act() {
    Node node = group.node(IDS.get(random.nextInt(IDS.size())));
    int what = random.nextInt(1000);
    if (what < 12) toggle(node);
    else if (what < 20) partition();
    else if (what < 24) blocked.clear();
    else if (what < 29) pause(node);
    else if (what < 35) loseData(node);
    else if (what < 500) for (int some = random.nextInt(5); some >= 0; some--) deliver();
    else if (!node.up() || (node.id.equals(paused) && what < 880)) return;
    else if (what < 680) for (int some = random.nextInt(4); some >= 0; some--) persist(node);
    else if (what < 740) node.step(new Input.Tick());
    else if (what < 800) tickAll();
    else if (what < 880) propose();
    else if (what < 940) read();
    else if (what < 955) change();
    else if (what < 962) node.step(new Input.TransferLeadership(IDS.get(random.nextInt(IDS.size()))));
    else if (what < 970) node.step(new Input.Campaign());
    else if (what < 980) node.step(new Input.Unreachable(IDS.get(random.nextInt(IDS.size()))));
    else if (what < 995) node.compact(random.nextInt(5));
    else if (!slow.remove(node.id)) slow.add(node.id);
  }

  private void tickAll() {
    for (Node node : group.up()) if (!node.id.equals(paused)) node.step(new Input.Tick());
  }

  /** Mostly of somebody who believes to lead, perhaps wrongly; and sometimes again under the name of an earlier read. */
  private void read() {
    List<Node> up = new ArrayList<>(group.up());
    if (random.nextInt(4) > 0) up.removeIf(node -> !node.raft.leads());
    if (!up.isEmpty()) up.get(random.nextInt(up.size())).step(new Input.Read(random.nextInt(8)));
  }

  /** Stops for a while, and goes on as if nothing had happened. */
  private void pause(Node node) {
    if (paused.isEmpty()) paused = node.id;
    else if (random.nextBoolean()) paused = "";
  }

  private void toggle(Node node) {
    if (!node.up()) node.start();
    else if (random.nextInt(3) == 0) node.crash();
  }

  private void partition() {
    blocked.clear();
    boolean oneWay = random.nextInt(3) == 0;
    Set<String> side = new TreeSet<>();
    for (String id : IDS) if (random.nextInt(5) < 2) side.add(id);
    for (String in : side) {
      for (String out : IDS) {
        if (side.contains(out)) continue;
        blocked.add(in + out);
        if (!oneWay) blocked.add(out + in);
      }
    }
  }

  /** One disk at a time: of two that forget together, nobody could be whole again. */
  private void loseData(Node node) {
    Node leader = group.leader();
    if (!losesData || anyLossy() || node.log.isEmpty() || leader == null || !leader.raft.self.leadership().established()) return;
    Member member = leader.raft.self;
    boolean othersSuffice = member.membership().voters().size() > 2 && !member.membership().joint();
    if (!othersSuffice || member.memberships.latestIndex() > member.log.committed()) return;
    node.crash();
    node.lose(random.nextInt(node.log.size()), random.nextBoolean() ? HardState.INITIAL : node.hardState);
  }

  private boolean anyLossy() {
    return group.nodes.values().stream().anyMatch(node -> node.lossy);
  }

  private void deliver() {
    while (group.network.size() > MOST_MESSAGES) group.network.removeFirst();
    if (group.network.isEmpty()) return;
    int which = random.nextInt(4) == 0 ? random.nextInt(group.network.size()) : 0;
    Message message = random.nextInt(30) == 0 ? group.network.get(which) : group.network.remove(which);
    if (message.to().equals(paused)) group.network.add(message);
    else if (!blocked.contains(message.from() + message.to())) group.deliver(message);
  }

  private void persist(Node node) {
    if (node.unwritten.isEmpty() || (slow.contains(node.id) && random.nextInt(20) > 0)) return;
    node.persist();
  }

  private void propose() {
    List<Node> leaders = new ArrayList<>(group.up());
    leaders.removeIf(node -> !node.raft.leads());
    if (leaders.isEmpty()) return;
    Node leader = leaders.get(random.nextInt(leaders.size()));
    List<Bytes> commands = new ArrayList<>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) commands.add(Bytes.utf8("command " + ++proposals));
    leader.step(new Input.Propose(commands));
  }

  private void change() {
    Node leader = group.leader();
    if (leader == null || anyLossy()) return;
    List<Step> steps = new ArrayList<>();
    for (int count = 1 + random.nextInt(3); count > 0; count--) {
      steps.add(new Step(Kind.values()[random.nextInt(3)], IDS.get(random.nextInt(IDS.size()))));
    }
    leader.step(new Input.ProposeMembership(new MembershipChange(steps, Bytes.EMPTY)));
  }

  /** Everybody is back, nothing is lost: soon all agree, on one more command too. */
  private void calm() {
    blocked.clear();
    slow.clear();
    paused = "";
    group.lost = message -> false;
    for (Node node : group.nodes.values()) if (!node.up()) node.start();
    group.settle();
    for (int ticks = 0; ticks < 400; ticks++) {
      group.ticks(1);
      if (ticks % 20 == 19) propose();
      group.settle();
      if (ticks > 40 && agreed()) return;
    }
    throw new AssertionError("no agreement after the trouble has ended: " + group.nodes.values().stream()
        .map(node -> node.raft.status().toString()).toList());
  }

  private boolean agreed() {
    Node leader = group.leader();
    if (leader == null || !leader.raft.self.leadership().established()) return false;
    Collection<String> members = leader.raft.self.membership().members();
    return !leader.raft.self.membership().joint() && members.stream().map(group::node)
        .allMatch(node -> node.applied == group.checks.chosen.size() && node.raft.self.log.lastIndex() == node.applied && !node.lossy);
  }
}
