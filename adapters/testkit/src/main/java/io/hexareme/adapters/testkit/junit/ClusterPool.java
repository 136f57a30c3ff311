package io.hexareme.adapters.testkit.junit;

import io.hexareme.adapters.testkit.ClusterOptions;
import io.hexareme.adapters.testkit.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The clusters of one annotation: one, unless tests run at the same time. Closes them in the end. */
final class ClusterPool implements AutoCloseable {
  private static final TestCluster.Snapshot NEVER_RESTORED = new TestCluster.Snapshot() {};

  private final Hexareme wish;
  private final List<Member> members = new ArrayList<>();
  private String shared = "";
  private boolean prepared;

  ClusterPool(Hexareme wish) {
    this.wish = wish;
  }

  /** One of them, and what is known of it. */
  private static final class Member {
    private final TestCluster cluster;
    private boolean busy;
    private TestCluster.Snapshot baseline; // null before the first test

    private Member(TestCluster cluster) {
      this.cluster = cluster;
    }
  }

  /** The first one, for what is done once for all tests; not reset. */
  synchronized Lent first() {
    prepared = true;
    if (members.isEmpty()) {
      members.add(new Member(start()));
    }
    return new Lent(members.getFirst().cluster, wish.clients(), () -> { });
  }

  /** From now on there can be only one. @param by what they all see it through, for the message */
  synchronized void share(String by) {
    shared = by;
  }

  /** For one test: one that nobody else has, as it was before any test. */
  synchronized Lent lend() {
    Member member = members.stream().filter(one -> !one.busy).findFirst().orElseGet(this::another);
    member.busy = true;
    if (member.baseline == null) {
      member.baseline = wish.reset() == Hexareme.Reset.NEVER ? NEVER_RESTORED : member.cluster.snapshot();
    } else if (wish.reset() == Hexareme.Reset.BETWEEN_TESTS) {
      member.cluster.restore(member.baseline);
    }
    member.cluster.time().runUntil(() -> true, Duration.ZERO); // this thread is the test's now
    return new Lent(member.cluster, wish.clients(), () -> giveBack(member));
  }

  private Member another() {
    if (!members.isEmpty() && !shared.isEmpty()) {
      throw new ExtensionConfigurationException("tests run at the same time, but share one cluster through " + shared
          + ": take it as a parameter or in an instance field, or run them in one thread (@Execution(SAME_THREAD))");
    }
    Member member = new Member(prepared && !members.isEmpty() ? branch(members.getFirst()) : start());
    members.add(member);
    return member;
  }

  /** One that goes on from what the first was before its first test: something had been prepared in it. */
  private TestCluster branch(Member first) {
    TestCluster branch = first.cluster.fork();
    branch.restore(first.baseline);
    return branch;
  }

  private TestCluster start() {
    ClusterOptions kind = wish.time() == Hexareme.TimeFlow.VIRTUAL ? ClusterOptions.VIRTUAL : ClusterOptions.WALL_CLOCK;
    return kind.nodes(wish.nodes()).members(wish.members()).apiServers(wish.apiServers()).seed(wish.seed())
        .grace(Duration.ofMillis(wish.graceMillis())).start();
  }

  private synchronized void giveBack(Member member) {
    member.busy = false;
  }

  @Override
  public synchronized void close() {
    members.forEach(member -> member.cluster.close());
    members.clear();
  }
}
