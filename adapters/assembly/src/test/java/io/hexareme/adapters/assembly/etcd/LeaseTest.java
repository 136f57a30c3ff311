package io.hexareme.adapters.assembly.etcd;

import static io.hexareme.adapters.assembly.etcd.WireClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import io.etcd.jetcd.api.LeaseGrantRequest;
import io.etcd.jetcd.api.LeaseKeepAliveRequest;
import io.etcd.jetcd.api.LeaseKeepAliveResponse;
import io.etcd.jetcd.api.LeaseRevokeRequest;
import io.etcd.jetcd.api.LeaseTimeToLiveRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Leases, with ids that the client chooses so that they are the same on both. */
class LeaseTest extends SameAnswers {
  private static final long ID = 1_000_001;

  private Answer same(Object asked, Function<WireClient, Message> call) {
    Answer expected = Answer.of(() -> call.apply(realWire));
    assertThat(Answer.of(() -> call.apply(oursWire))).as("%s", asked).isEqualTo(expected);
    return expected;
  }

  @AfterEach
  void endTheLease() {
    for (WireClient wire : new WireClient[] {oursWire, realWire}) Answer.of(() -> revoke(wire, ID));
  }

  private static Message grant(WireClient wire, long id, long ttl) {
    return wire.lease.leaseGrant(LeaseGrantRequest.newBuilder().setID(id).setTTL(ttl).build());
  }

  private static Message revoke(WireClient wire, long id) {
    return wire.lease.leaseRevoke(LeaseRevokeRequest.newBuilder().setID(id).build());
  }

  private static Message put(WireClient wire, String key, long lease) {
    return wire.kv.put(PutRequest.newBuilder().setKey(utf8(key)).setValue(utf8("v")).setLease(lease).setPrevKv(true).build());
  }

  @Test
  void a_lease_is_granted_once() {
    same("grant", wire -> grant(wire, ID, 60));
    same("grant again", wire -> grant(wire, ID, 60));
    same("revoke", wire -> revoke(wire, ID));
    same("revoke again", wire -> revoke(wire, ID));
  }

  @Test
  void the_shortest_lease_is_of_two_seconds_and_the_longest_of_nine_thousand_million() {
    for (long ttl : new long[] {-5, 0, 1, 2, 3, 9_000_000_000L, 9_000_000_001L}) {
      same("a lease of " + ttl, wire -> grant(wire, ID, ttl));
      endTheLease();
    }
  }

  @Test
  void keys_go_with_their_lease() {
    same("grant", wire -> grant(wire, ID, 60));
    same("put", wire -> put(wire, "a", ID));
    same("put", wire -> put(wire, "b", ID));
    same("put without", wire -> put(wire, "a", 0));
    same("keys", wire -> wire.lease.leaseTimeToLive(LeaseTimeToLiveRequest.newBuilder().setID(ID).setKeys(true).build())
        .toBuilder().setTTL(0).build());
    same("keep the lease", wire -> wire.kv.put(PutRequest.newBuilder().setKey(utf8("b")).setIgnoreLease(true).setPrevKv(true).build()));
    same("revoke", wire -> revoke(wire, ID));
    same("all", wire -> wire.kv.range(io.etcd.jetcd.api.RangeRequest.newBuilder()
        .setKey(WireClient.ZERO).setRangeEnd(WireClient.ZERO).build()));
  }

  @Test
  void a_lease_that_is_not_there_has_no_time() {
    same("time to live", wire -> wire.lease.leaseTimeToLive(LeaseTimeToLiveRequest.newBuilder().setID(99).setKeys(true).build()));
    same("put", wire -> put(wire, "a", 99));
    same("txn", wire -> wire.kv.txn(TxnRequest.newBuilder().addSuccess(RequestOp.newBuilder()
        .setRequestPut(PutRequest.newBuilder().setKey(utf8("a")).setLease(99))).build()));
  }

  @Test
  void keep_alives_are_answered_in_their_order() {
    same("grant", wire -> grant(wire, ID, 60));
    same("keep alive", wire -> keepAlive(wire, ID));
    same("keep nothing alive", wire -> keepAlive(wire, 99));
  }

  private static Message keepAlive(WireClient wire, long id) {
    LinkedBlockingQueue<LeaseKeepAliveResponse> answers = new LinkedBlockingQueue<>();
    StreamObserver<LeaseKeepAliveRequest> requests = wire.leaseStreams.leaseKeepAlive(new StreamObserver<>() {
      @Override
      public void onNext(LeaseKeepAliveResponse answer) {
        answers.add(answer);
      }

      @Override
      public void onError(Throwable failure) {}

      @Override
      public void onCompleted() {}
    });
    try {
      for (int i = 0; i < 3; i++) requests.onNext(LeaseKeepAliveRequest.newBuilder().setID(id).build());
      LeaseKeepAliveResponse last = null;
      for (int i = 0; i < 3; i++) last = answers.poll(10, TimeUnit.SECONDS);
      requests.onCompleted();
      return last;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_lease_that_is_not_kept_alive_ends() {
    same("grant", wire -> grant(wire, ID, 2));
    same("put", wire -> put(wire, "mortal", ID));
    for (WireClient wire : new WireClient[] {oursWire, realWire}) {
      try (WatchCall call = new WatchCall(wire)) {
        var events = call.create(WatchCall.prefix("mortal").setPrevKv(true)).nextThat(response -> response.getEventsCount() > 0);
        assertThat(events.getEvents(0).getPrevKv().getLease()).isEqualTo(ID);
      }
    }
  }
}
