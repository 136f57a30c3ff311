package io.hexareme.adapters.assembly.etcd;

import static io.hexareme.adapters.assembly.etcd.WireClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.Compare;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.HashKVRequest;
import io.etcd.jetcd.api.MemberAddRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single calls, message for message. */
class WireTest extends SameAnswers {

  private Answer same(Object asked, Function<WireClient, Supplier<? extends Message>> call) {
    Answer expected = Answer.of(call.apply(realWire));
    assertThat(Answer.of(call.apply(oursWire))).as("%s", asked).isEqualTo(expected);
    return expected;
  }

  private Answer same(TxnRequest txn) {
    return same(txn, wire -> () -> wire.kv.txn(txn));
  }

  private Answer same(PutRequest put) {
    return same("a put", wire -> () -> wire.kv.put(put));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void random_requests_are_answered_alike(long seed) {
    RandomRequests requests = new RandomRequests(seed);
    for (int i = 0; i < 300; i++) {
      long revision = realWire.revision();
      String at = "seed " + seed + ", request " + i + ", revision " + revision + "\n";
      switch (requests.choose(20)) {
        case 0, 1, 2, 3 -> {
          var put = requests.put();
          same(at + put, wire -> () -> wire.kv.put(put));
        }
        case 4, 5 -> {
          var delete = requests.delete();
          same(at + delete, wire -> () -> wire.kv.deleteRange(delete));
        }
        case 6 -> {
          var compaction = requests.compaction(revision);
          if (compaction.getRevision() > 0) same(at + compaction, wire -> () -> wire.kv.compact(compaction));
        }
        case 7, 8, 9, 10, 11 -> {
          var range = requests.range(revision);
          same(at + range, wire -> () -> wire.kv.range(range));
        }
        default -> {
          var txn = requests.txn(revision);
          same(at + txn, wire -> () -> wire.kv.txn(txn));
        }
      }
    }
  }

  @Test
  void a_transaction_has_at_most_128_operations_and_nested_ones_what_is_left_over() {
    for (int count : new int[] {128, 129}) {
      TxnRequest.Builder puts = TxnRequest.newBuilder();
      TxnRequest.Builder compares = TxnRequest.newBuilder();
      for (int i = 0; i < count; i++) {
        puts.addFailure(put("k" + i));
        compares.addCompare(Compare.newBuilder().setKey(utf8("k")).setTarget(Compare.CompareTarget.MOD));
      }
      same(puts.build());
      same(compares.build());
    }
    for (int inner : new int[] {64, 65}) {
      TxnRequest.Builder nested = TxnRequest.newBuilder();
      for (int i = 0; i < inner; i++) nested.addSuccess(put("n" + i));
      TxnRequest.Builder outer = TxnRequest.newBuilder().addSuccess(RequestOp.newBuilder().setRequestTxn(nested));
      for (int i = 1; i < 64; i++) outer.addSuccess(put("o" + i));
      same(outer.build());
    }
  }

  @Test
  void a_key_is_written_once() {
    TxnRequest twice = TxnRequest.newBuilder().addSuccess(put("a")).addSuccess(put("a")).build();
    assertThat(same(twice).description()).isEqualTo("etcdserver: duplicate key given in txn request");
    TxnRequest nested = TxnRequest.newBuilder().addSuccess(put("a"))
        .addSuccess(RequestOp.newBuilder().setRequestTxn(TxnRequest.newBuilder().addFailure(put("a")))).build();
    same(nested);
    TxnRequest putOrDelete = TxnRequest.newBuilder().addSuccess(RequestOp.newBuilder()
        .setRequestTxn(TxnRequest.newBuilder().addSuccess(put("a")).addFailure(delete("a")))).build();
    same(putOrDelete);
    same(TxnRequest.newBuilder().addSuccess(RequestOp.newBuilder().setRequestTxn(TxnRequest.newBuilder().addSuccess(put("a"))))
        .addSuccess(RequestOp.newBuilder().setRequestTxn(TxnRequest.newBuilder().addFailure(put("a")))).build());
    TxnRequest deletedBelow = TxnRequest.newBuilder().addSuccess(put("a"))
        .addSuccess(RequestOp.newBuilder().setRequestTxn(TxnRequest.newBuilder().addFailure(delete("a")))).build();
    same(deletedBelow);
    same(TxnRequest.newBuilder().addSuccess(delete("a")).addSuccess(put("a")).build());
    same(TxnRequest.newBuilder().addSuccess(put("a")).addSuccess(delete("a")).build());
    TxnRequest either = TxnRequest.newBuilder().addSuccess(put("a")).addFailure(put("a")).build();
    same(either);
  }

  @Test
  void a_request_that_is_too_large_is_refused() {
    assertThat(same(sized(1_500_000)).message()).isNotNull();
    assertThat(same(sized(1_600_000)).description()).isEqualTo("etcdserver: request is too large");
    assertThat(Answer.of(() -> oursWire.kv.put(sized(3_000_000))).code())
        .isEqualTo(Answer.of(() -> realWire.kv.put(sized(3_000_000))).code());
  }

  private static PutRequest sized(int bytes) {
    return PutRequest.newBuilder().setKey(utf8("large")).setValue(ByteString.copyFrom(new byte[bytes])).build();
  }

  @Test
  void large_ranges_come_whole() {
    for (int i = 0; i < 20; i++) same(PutRequest.newBuilder().setKey(utf8("l" + i)).setValue(ByteString.copyFrom(new byte[500_000])).build());
    RangeRequest all = RangeRequest.newBuilder().setKey(WireClient.ZERO).setRangeEnd(WireClient.ZERO).build();
    Answer ours = Answer.of(() -> oursWire.kv.range(all));
    assertThat(ours.equals(Answer.of(() -> realWire.kv.range(all)))).isTrue();
  }

  @Test
  void compaction_refuses_what_is_gone_and_what_is_not_yet() {
    long revision = realWire.put("a", "1");
    oursWire.put("a", "1");
    for (long wanted : new long[] {revision - 1, revision - 1, revision - 2, revision, revision + 1, 1}) {
      CompactionRequest request = CompactionRequest.newBuilder().setRevision(wanted).build();
      same(request, wire -> () -> wire.kv.compact(request));
    }
  }

  @Test
  void members_are_changed_only_when_that_makes_sense() {
    for (String url : new String[] {"http://127.0.0.1", "ftp://127.0.0.1:1", "127.0.0.1:1", "http://127.0.0.1:1/path", ""}) {
      MemberAddRequest add = MemberAddRequest.newBuilder().addPeerURLs(url).build();
      same(add, wire -> () -> wire.cluster.memberAdd(add));
    }
    same("no URL", wire -> () -> wire.cluster.memberAdd(MemberAddRequest.getDefaultInstance()));
  }

  @Test
  void the_hash_is_of_a_revision_that_there_is() {
    HashKVRequest future = HashKVRequest.newBuilder().setRevision(1_000_000).build();
    same(future, wire -> () -> wire.maintenance.hashKV(future));
  }

  @Test
  void alarms_are_raised_and_ended() {
    for (int action : new int[] {0, 1, 0, 1, 2, 2, 0}) {
      AlarmRequest request = AlarmRequest.newBuilder().setActionValue(action).setAlarmValue(1).setMemberID(5).build();
      same("alarm action " + action, wire -> () -> wire.maintenance.alarm(request));
    }
  }

  private static RequestOp delete(String key) {
    return RequestOp.newBuilder().setRequestDeleteRange(DeleteRangeRequest.newBuilder().setKey(utf8(key))).build();
  }

  private static RequestOp put(String key) {
    return RequestOp.newBuilder().setRequestPut(PutRequest.newBuilder().setKey(utf8(key))).build();
  }
}
