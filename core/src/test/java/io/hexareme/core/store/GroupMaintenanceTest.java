package io.hexareme.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.core.store.flaw.StoreFlaw;
import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.store.LeaseResult;
import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Maintenance.AlarmKind;
import io.hexareme.ports.store.Maintenance.HashResult;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.StoreHealth;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.Txn.Op;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

// Justification: one group of members, and each thing an operator does to it, in the order of the API.
/** What operators do to a group, and what befalls single members. */
class GroupMaintenanceTest {

  @Test
  void a_learner_is_added_promoted_and_removed_while_writes_go_on() {
    StoreGroup group = new StoreGroup(3, StoreGroup.snapshotsAfter(10), new ManualLoop()).startAll();
    for (int i = 0; i < 30; i++) group.write(group.leader(), "k" + i, "");
    group.join("m4", group.leader(), true);
    group.until(() -> group.store("m4").appliedRevision() == group.store(group.leader()).appliedRevision());
    assertThat(group.keys("m4", false)).hasSize(30);
    long id = group.nodes.get("m4").config.self().id();
    var promoted = (MembershipResult.Changed) group.await(group.store(group.leader()).membership().promote(id));
    assertThat(promoted.member().learner()).isFalse();
    group.pass(Duration.ofSeconds(2));
    assertThat(group.await(group.store("m4").membership().members(false))).hasSize(4)
        .filteredOn(member -> member.id() == id).extracting(Member::name).containsExactly("m4");
    group.write("m4", "by the new one", "");
    group.await(group.store(group.follower()).membership().remove(id));
    group.until(() -> !group.nodes.get("m4").failures.isEmpty());
    assertThat(group.nodes.get("m4").failures.getFirst()).hasMessageContaining("permanently removed");
    assertThat(group.write(group.leader(), "after", "")).isEqualTo(33);
  }

  @Test
  void what_etcd_refuses_is_refused_with_its_words() {
    StoreGroup group = new StoreGroup(3).startAll();
    var members = group.store(group.leader()).membership();
    assertThat(group.await(members.remove(4711)))
        .isEqualTo(new MembershipResult.Refused(MembershipResult.Reason.NOT_FOUND, "etcdserver: member not found"));
    assertThat(group.await(members.add(List.of("http://10.0.0.1:2380"), false)))
        .isEqualTo(new MembershipResult.Refused(MembershipResult.Reason.PEER_URL_EXISTS, "etcdserver: Peer URLs already exists"));
    long leader = group.nodes.get(group.leader()).config.self().id();
    assertThat(group.await(members.promote(leader)))
        .isEqualTo(new MembershipResult.Refused(MembershipResult.Reason.NOT_LEARNER, "etcdserver: can only promote a learner member"));
    assertThat(group.await(group.store(group.follower()).membership().moveLeader(leader)))
        .isEqualTo(new MembershipResult.Refused(MembershipResult.Reason.NOT_LEADER, "etcdserver: not leader"));
  }

  @Test
  void a_group_of_one_grows_to_three_and_survives_the_loss_of_its_founder() {
    StoreGroup group = new StoreGroup(1).startAll();
    for (int i = 0; i < 10; i++) group.write("m1", "k" + i, "");
    for (String name : List.of("m2", "m3")) {
      group.join(name, "m1", false);
      group.until(() -> group.store(name).appliedRevision() == 11);
    }
    group.pass(Duration.ofSeconds(1)); // their votes count once they have caught up
    group.kill("m1");
    group.awaitLeader();
    assertThat(group.write("m2", "after", "")).isEqualTo(12);
    assertThat(group.keys("m3", false)).hasSize(11);
  }

  @Test
  void equal_contents_have_equal_figures_whatever_is_compacted() {
    StoreGroup group = new StoreGroup(3).startAll();
    for (int i = 0; i < 30; i++) group.write(group.leader(), "k" + i % 7, "v" + i);
    HashResult before = group.await(group.store("m1").maintenance().hash(20));
    group.await(group.store("m2").compact(15));
    group.awaitEqual();
    for (String name : group.running()) {
      var after = (HashResult.Hashed) group.await(group.store(name).maintenance().hash(20));
      assertThat(after.hash()).isEqualTo(((HashResult.Hashed) before).hash());
      assertThat(group.await(group.store(name).maintenance().hash(14))).isEqualTo(new HashResult.Compacted(15));
    }
  }

  /** m3 performs compactions when it finds the time; a transaction that reads a compacted revision comes at once after one. */
  @Test
  void a_member_whose_content_differs_raises_the_alarm_and_stops_and_the_others_go_on() {
    StoreGroup group = new StoreGroup(3, StoreConfig.DEFAULT.checkingHashEvery(10), new ManualLoop());
    group.startAll();
    group.kill("m3");
    group.awaitLeader();
    group.nodes.get("m3").flaw = StoreFlaw.COMPACTION_IN_BACKGROUND;
    group.start("m3");
    for (int i = 0; i < 5; i++) group.write("m1", "k" + i, "");
    group.awaitEqual();
    group.network.isolate(group.nodes.get("m3").id()); // so that it hears of both at once
    CompletionStage<?> compaction = group.store(group.leader()).compact(5);
    Txn late = new Txn(List.of(), List.of(
        new Op.Put(Bytes.utf8("x"), Bytes.EMPTY, 0), new Op.Range(new RangeRequest(Bytes.utf8("k0"), null, 3, 0, false, false))), List.of());
    CompletionStage<TxnResult> read = group.store(group.leader()).txn(late);
    group.await(compaction);
    group.await(read);
    group.network.heal();
    for (int i = 0; i < 12; i++) group.write("m1", "more" + i, "");
    group.until(() -> !group.nodes.get("m3").failures.isEmpty());
    assertThat(group.nodes.get("m3").failures.getFirst()).hasMessageContaining("differs from the others'");
    assertThat(group.running()).containsExactly("m1", "m2");
    assertThat(group.await(group.store("m1").maintenance().alarms()))
        .containsExactly(new Alarm(group.nodes.get("m3").config.self().id(), AlarmKind.CORRUPT));
    group.write("m2", "after", "");
  }

  /** A disk that stops answering, or fails, when told to. */
  private static final class MovedDisk implements LogStorage {
    private final LogStorage disk;
    boolean failing;
    boolean holding;
    final List<Runnable> held = new ArrayList<>();

    MovedDisk(LogStorage disk) {
      this.disk = disk;
    }

    @Override
    public Recovered recover() {
      return disk.recover();
    }

    @Override
    public CompletionStage<Void> append(List<LogEntry> entries, HardState hardState) {
      if (failing) return CompletableFuture.failedFuture(new LogFailure("fsync: input/output error"));
      if (!holding) return disk.append(entries, hardState);
      CompletableFuture<Void> done = new CompletableFuture<>();
      held.add(() -> disk.append(entries, hardState).thenAccept(done::complete));
      return done;
    }

    @Override
    public CompletionStage<Void> snapshot(long index, long term, Iterable<Bytes> state) {
      return disk.snapshot(index, term, state);
    }

    @Override
    public CompletionStage<Void> install(long index, long term, Iterable<Bytes> state, HardState hardState) {
      return disk.install(index, term, state, hardState);
    }

    @Override
    public void close() {
      disk.close();
    }
  }

  @Test
  void a_member_whose_disk_fails_stops_and_the_others_go_on() {
    List<MovedDisk> disks = new ArrayList<>();
    StoreGroup group = new StoreGroup(3);
    group.disks = log -> {
      disks.add(new MovedDisk(log));
      return disks.getLast();
    };
    group.startAll();
    String leader = group.leader();
    disks.get(List.copyOf(group.nodes.keySet()).indexOf(leader)).failing = true;
    var write = group.store(leader).txn(StoreFixture.put("a", "")).toCompletableFuture();
    group.until(write::isDone);
    assertThat(write).isCompletedExceptionally();
    assertThat(group.nodes.get(leader).failures).singleElement().isInstanceOf(LogFailure.class);
    assertThat(group.store(leader).health().report().state()).isEqualTo(StoreHealth.State.FAILED);
    assertThat(group.running()).hasSize(2).doesNotContain(leader);
    group.awaitLeader();
    assertThat(group.write(group.follower(), "b", "")).isBetween(2L, 3L);
  }

  @Test
  void a_leader_on_a_disk_that_does_not_answer_is_named_and_replaced() {
    List<MovedDisk> disks = new ArrayList<>();
    StoreGroup group = new StoreGroup(3);
    group.disks = log -> {
      disks.add(new MovedDisk(log));
      return disks.getLast();
    };
    group.startAll();
    String slow = group.leader();
    disks.get(List.copyOf(group.nodes.keySet()).indexOf(slow)).holding = true;
    group.store(slow).txn(StoreFixture.put("a", ""));
    group.until(() -> group.running().stream().anyMatch(name -> !name.equals(slow) && group.store(name).isLeading()));
    String other = group.running().stream().filter(name -> !name.equals(slow) && group.store(name).isLeading()).findFirst().orElseThrow();
    group.write(other, "b", "");
    group.pass(Duration.ofMillis(1200));
    StoreHealth.Report report = group.store(slow).health().report();
    assertThat(report.causes()).anySatisfy(cause -> assertThat(cause).startsWith("member " + slow + ": fsync took 1.").endsWith("(slow disk)"));
  }

  @Test
  void a_backup_seeds_a_new_group_with_its_revisions_and_fresh_leases() {
    StoreGroup old = new StoreGroup(1).startAll();
    old.await(old.store("m1").grantLease(9, 30));
    for (int i = 0; i < 20; i++) old.write("m1", "k" + i % 5, "v" + i);
    old.await(old.store("m1").txn(StoreFixture.put("leased", "", 9)));
    old.await(old.store("m1").compact(12));
    old.pass(Duration.ofSeconds(20));
    StoreImage image = old.await(old.store("m1").maintenance().image());
    ManualLoop loop = new ManualLoop();
    EmbeddedStore store = EmbeddedStore.restore(image, new MemoryLogStorage(loop), loop, StoreConfig.DEFAULT, cause -> {
      throw new AssertionError(cause);
    });
    loop.runAll();
    assertThat(loop.await(store.revision())).isEqualTo(22);
    assertThat(loop.await(store.range(StoreGroup.all(false)))).isEqualTo(old.await(old.store("m1").range(StoreGroup.all(false))));
    assertThat(loop.await(store.lease(9))).isEqualTo(new LeaseResult.Lease(9, 30, 30, List.of(Bytes.utf8("leased"))));
  }

  @Test
  void an_acknowledgement_before_it_is_durable_is_noticed() {
    assertThat(survives(null)).isTrue();
    assertThat(survives(StoreFlaw.ACK_BEFORE_DURABLE)).isFalse();
  }

  /** Whether an acknowledged write is there after a crash at the moment of its acknowledgement. */
  private static boolean survives(StoreFlaw flaw) {
    StoreGroup group = new StoreGroup(1);
    group.nodes.get("m1").flaw = flaw;
    group.startAll();
    var write = group.store("m1").txn(StoreFixture.put("a", "")).toCompletableFuture();
    while (!write.isDone()) group.loop.await(step(group));
    group.kill("m1");
    group.startAll();
    return group.keys("m1", false).contains("a");
  }

  private static CompletionStage<Void> step(StoreGroup group) {
    CompletableFuture<Void> turn = new CompletableFuture<>();
    group.loop.execute(() -> turn.complete(null));
    return turn;
  }

  @Test
  void a_revision_that_decreases_after_a_crash_is_noticed() {
    assertThat(revisionAfterRestart(null)).isEqualTo(12);
    assertThat(revisionAfterRestart(StoreFlaw.REVISION_FORGETS_DELETIONS)).isLessThan(12);
  }

  private static long revisionAfterRestart(StoreFlaw flaw) {
    StoreGroup group = new StoreGroup(1, StoreGroup.snapshotsAfter(1), new ManualLoop());
    group.nodes.get("m1").flaw = flaw;
    group.startAll();
    for (int i = 0; i < 10; i++) group.write("m1", "k" + i, "");
    group.await(group.store("m1").txn(StoreFixture.delete("k1")));
    group.await(group.store("m1").compact(11));
    group.loop.runAll();
    group.kill("m1");
    group.startAll();
    return group.store("m1").appliedRevision();
  }
}
