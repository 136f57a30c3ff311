package io.hexareme.adapters.etcdclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.store.Maintenance.HashResult;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.MembershipResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.RecordingWatcher;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreHealth.State;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three real members; some of them fail. */
class EndpointSwitchTest {
  private List<EtcdProcess> members = List.of();
  private EtcdFixture client;

  @BeforeEach
  void start() {
    members = EtcdProcess.cluster(3);
    client = new EtcdFixture(members.stream().map(EtcdProcess::uri).toArray(URI[]::new));
  }

  @AfterEach
  void stop() {
    if (client != null) client.close();
    members.forEach(EtcdProcess::close);
  }

  private static Status status(EtcdProcess member) {
    try (EtcdFixture direct = new EtcdFixture(member.uri())) {
      return direct.loop.await(direct.store.status());
    }
  }

  private EtcdProcess leader() {
    while (true) {
      for (EtcdProcess member : members) {
        Status status = status(member);
        if (status.leader() == status.member()) return member;
      }
    }
  }

  private static List<Long> dense(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  /** Every revision from the first on was heard once, in order, whoever told of it. */
  private void heardAll(RecordingWatcher watcher, long first, long last) {
    client.heard(watcher, last);
    assertThat(watcher.events).extracting(StoreEvent::revision).isEqualTo(dense(first, last));
  }

  @Test
  void members_are_killed_one_after_the_other_and_nothing_is_lost_or_told_twice() throws IOException {
    long first = client.write("k", "begin") + 1;
    RecordingWatcher watcher = client.watch("", first);
    for (EtcdProcess member : members) {
      for (int i = 0; i < 10; i++) client.writeSurely("k" + i, member.port() + "/" + i);
      member.kill();
      for (int i = 0; i < 10; i++) client.writeSurely("k" + i, member.port() + "/without/" + i);
      member.restart();
    }
    long last = client.writeSurely("k", "end");
    assertThat(client.read("k9")).isEqualTo(members.getLast().port() + "/without/9");
    heardAll(watcher, first, last);
  }

  @Test
  void a_stopped_member_is_left_within_a_second_and_its_past_is_not_believed_when_it_wakes() {
    long first = client.write("k", "begin") + 1;
    RecordingWatcher watcher = client.watch("", first);
    client.heard(watcher, client.write("k", "heard"));
    EtcdProcess used = members.getFirst();
    used.freeze();
    try {
      assertThat(client.readSurely("k")).isEqualTo("heard");
      for (int i = 0; i < 20; i++) client.writeSurely("k", "without " + i);
      client.heard(watcher, first + 20);
    } finally {
      used.thaw();
    }
    try (EtcdFixture through = new EtcdFixture(used.uri())) {
      assertThat(through.readSurely("k")).as("linearizable, whoever is asked").isEqualTo("without 19");
    }
    heardAll(watcher, first, client.writeSurely("k", "end"));
  }

  @Test
  void without_a_majority_writes_fail_and_serializable_reads_are_served() throws IOException {
    client.write("k", "before");
    members.get(0).kill();
    members.get(1).kill();
    RangeRequest local = new RangeRequest(Bytes.utf8("k"), null, 0, 0, false, false, true);
    StoreUnavailable failure = client.failure(client.store.txn(EtcdFixture.put("k", "during")));
    while (!failure.refused()) failure = client.failure(client.store.txn(EtcdFixture.put("k", "during")));
    assertThat(failure).hasMessageContaining("etcdserver: no leader");
    assertThat(((RangeResult.Pairs) client.loop.await(client.store.range(local))).pairs()).hasSize(1);
    client.loop.awaitUntil(() -> client.store.report().state() != State.WELL);
    members.get(0).restart();
    client.writeSurely("k", "after");
    assertThat(client.read("k")).isEqualTo("after");
    client.loop.awaitUntil(() -> client.store.report().state() == State.WELL || client.store.report().state() == State.SLOW);
  }

  @Test
  void the_members_and_their_state_are_told() {
    client.write("k", "v");
    List<Member> told = client.loop.await(client.store.members(false));
    assertThat(told).extracting(Member::name).containsExactlyInAnyOrder("e1", "e2", "e3");
    assertThat(client.loop.await(client.store.clusterId())).isNotZero();
    Status status = status(leader());
    assertThat(status.version()).startsWith("3.");
    assertThat(status.revision()).isEqualTo(2);
    long next = told.stream().filter(member -> member.id() != status.leader()).findFirst().orElseThrow().id();
    MembershipResult moved = client.loop.await(client.store.moveLeader(next));
    assertThat(moved).isInstanceOf(MembershipResult.Changed.class);
    assertThat(status(leader()).leader()).isEqualTo(next);
    assertThat(((HashResult.Hashed) client.loop.await(client.store.hash(2))).revision()).isEqualTo(2);
    assertThat(client.loop.await(client.store.hash(9))).isEqualTo(new HashResult.FutureRevision(2));
    assertThat(client.loop.await(client.store.alarms())).isEmpty();
  }

  /** etcd takes no change before its members have been connected for some seconds. */
  private MembershipResult.Changed addLearner() {
    while (true) {
      switch (client.loop.await(client.store.add(List.of("http://127.0.0.1:1"), true))) {
        case MembershipResult.Changed changed -> {
          return changed;
        }
        case MembershipResult.Refused refused ->
            assertThat(refused).isEqualTo(new MembershipResult.Refused(MembershipResult.Reason.UNHEALTHY, "etcdserver: unhealthy cluster"));
      }
    }
  }

  @Test
  void changes_of_membership_are_answered_in_etcds_words() {
    client.write("k", "v");
    MembershipResult nobody = client.loop.await(client.store.remove(4711));
    assertThat(nobody).isEqualTo(new MembershipResult.Refused(MembershipResult.Reason.NOT_FOUND, "etcdserver: member not found"));
    MembershipResult.Changed added = addLearner();
    assertThat(added.member().learner()).isTrue();
    assertThat(added.members()).hasSize(4);
    long id = added.member().id();
    assertThat(client.loop.await(client.store.promote(id)))
        .isInstanceOfSatisfying(MembershipResult.Refused.class, refused -> assertThat(refused.message()).startsWith("etcdserver: "));
    MembershipResult.Changed gone = (MembershipResult.Changed) client.loop.await(client.store.remove(id));
    assertThat(gone.member().id()).isEqualTo(id);
    assertThat(gone.members()).hasSize(3);
  }

  @Test
  void an_endpoint_of_another_cluster_is_not_believed() {
    try (EtcdProcess stranger = EtcdProcess.start();
        EtcdFixture confused = new EtcdFixture(members.getFirst().uri(), stranger.uri())) {
      confused.write("k", "ours");
      RecordingWatcher watcher = confused.watch("", 2);
      confused.heard(watcher, 2);
      members.getFirst().kill();
      // Each question fails, and names the endpoint that was asked last: sooner or later that is the stranger.
      String told = "";
      for (int question = 0; question < 20 && !told.contains("it belongs to cluster"); question++) {
        told = confused.failure(confused.store.range(RangeRequest.of(Bytes.utf8("k")))).getMessage();
      }
      assertThat(told).contains("it belongs to cluster");
      assertThat(watcher.events).hasSize(1);
    }
  }
}
