package io.hexareme.adapters.assembly.etcd;

import static io.hexareme.adapters.assembly.etcd.WireClient.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.RequestOp;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchCreateRequest.FilterType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** Watch streams, message for message where their cut is given, else event for event. */
class WatchTest extends SameAnswers {

  /** What is said on a stream; whatever it notes down must be the same on both. */
  @FunctionalInterface
  private interface Conversation {
    void hold(WireClient wire, WatchCall call, List<Object> notes);
  }

  private void same(Conversation conversation) {
    List<Object> expected = notes(realWire, conversation);
    assertThat(notes(oursWire, conversation)).isEqualTo(expected);
  }

  private static List<Object> notes(WireClient wire, Conversation conversation) {
    List<Object> notes = new ArrayList<>();
    try (WatchCall call = new WatchCall(wire)) {
      conversation.hold(wire, call, notes);
    }
    return notes;
  }

  private long both(ToLongFunction<WireClient> write) {
    long expected = write.applyAsLong(realWire);
    assertThat(write.applyAsLong(oursWire)).isEqualTo(expected);
    return expected;
  }

  private static WatchCreateRequest.Builder key(String key) {
    return WatchCreateRequest.newBuilder().setKey(utf8(key));
  }

  private static RequestOp put(String key, String value) {
    return RequestOp.newBuilder().setRequestPut(PutRequest.newBuilder().setKey(utf8(key)).setValue(utf8(value))).build();
  }

  private static void delete(WireClient wire, String key) {
    wire.kv.deleteRange(DeleteRangeRequest.newBuilder().setKey(utf8(key)).build());
  }

  @Test
  void a_watch_tells_of_what_happens_from_now_on() {
    same((wire, call, notes) -> {
      notes.add(call.create(WatchCall.prefix("w")).next());
      wire.put("w1", "1");
      wire.put("other", "1");
      wire.put("w1", "2");
      delete(wire, "w1");
      notes.add(call.next(3));
    });
  }

  @Test
  void the_events_of_a_transaction_come_together() {
    same((wire, call, notes) -> {
      notes.add(call.create(WatchCall.prefix("w").setPrevKv(true)).next());
      for (String value : List.of("1", "2")) {
        wire.kv.txn(TxnRequest.newBuilder().addSuccess(put("w1", value)).addSuccess(put("w2", value)).build());
        notes.add(call.next());
      }
      wire.deleteAll();
      notes.add(call.next());
    });
  }

  @Test
  void a_watch_tells_of_the_past_first() {
    long first = both(wire -> wire.put("p", "0"));
    for (int i = 1; i < 50; i++) {
      String value = "" + i;
      both(wire -> wire.put("p", value));
    }
    same((wire, call, notes) -> {
      notes.add(call.create(key("p").setStartRevision(first).setPrevKv(true)).next());
      notes.add(call.events(50));
      wire.put("p", "new");
      notes.add(call.next());
    });
  }

  @Test
  void a_watch_of_the_future_waits_for_it() {
    same((wire, call, notes) -> {
      long now = wire.put("f", "0");
      notes.add(call.create(key("f").setStartRevision(now + 3)).next());
      for (String value : List.of("1", "2", "3", "4")) wire.put("f", value);
      notes.add(call.next(2));
    });
  }

  @Test
  void filters_leave_out_puts_or_deletes() {
    same((wire, call, notes) -> {
      notes.add(call.create(key("k").addFilters(FilterType.NOPUT)).next());
      notes.add(call.create(key("k").addFilters(FilterType.NODELETE)).next());
      notes.add(call.create(key("k").addFilters(FilterType.NODELETE).addFilters(FilterType.NOPUT)).next());
      wire.put("k", "1");
      notes.add(call.next());
      delete(wire, "k");
      notes.add(call.next());
    });
  }

  @Test
  void clients_may_choose_the_ids_of_watches() {
    same((wire, call, notes) -> {
      notes.add(call.create(key("i").setUnknownFields(WatchCall.watchId(7))).next());
      notes.add(call.create(key("i")).next());
      notes.add(call.create(key("i").setUnknownFields(WatchCall.watchId(1))).next());
      notes.add(call.create(key("i")).next());
      notes.add(call.create(key("i").setUnknownFields(WatchCall.watchId(7))).next());
      notes.add(call.cancel(7).next());
      notes.add(call.create(key("i").setUnknownFields(WatchCall.watchId(7))).next());
    });
  }

  @Test
  void a_range_without_keys_cannot_be_watched() {
    same((wire, call, notes) -> {
      notes.add(call.create(key("b").setRangeEnd(utf8("a"))).next());
      notes.add(call.create(key("b").setRangeEnd(utf8("b"))).next());
      notes.add(call.create(key("b").setRangeEnd(WireClient.ZERO)).next());
      notes.add(call.create(WatchCreateRequest.newBuilder()).next());
      notes.add(call.create(WatchCreateRequest.newBuilder().setRangeEnd(WireClient.ZERO)).next());
    });
  }

  @Test
  void a_cancelled_watch_is_silent() {
    same((wire, call, notes) -> {
      notes.add(call.create(key("c")).next());
      notes.add(call.cancel(0).next());
      wire.put("c", "1");
      call.cancel(0).cancel(77); // neither is there: no answer
      notes.add(call.create(key("c")).next());
      wire.put("c", "2");
      notes.add(call.next());
    });
  }

  @Test
  void a_watch_of_what_is_compacted_ends() {
    long first = both(wire -> wire.put("a", "1"));
    long last = both(wire -> wire.put("a", "2"));
    both(wire -> wire.kv.compact(CompactionRequest.newBuilder().setRevision(last).setPhysical(true).build()).getHeader().getRevision());
    same((wire, call, notes) -> {
      notes.add(call.create(key("a").setStartRevision(first)).next(2));
      notes.add(call.create(key("a").setStartRevision(last + 1)).next());
      wire.put("a", "3");
      notes.add(call.next());
      call.create(key("a").setStartRevision(last).setPrevKv(true)).next();
      notes.add(call.events(2));
    });
  }

  /** A weakness that etcd 3.4 has once it has compacted in fact (etcd#18089); whoever lists and watches from the next revision is safe. */
  @Test
  void a_deletion_at_the_compacted_revision_is_not_told() {
    both(wire -> wire.put("a", "1"));
    both(wire -> {
      delete(wire, "a");
      return wire.revision();
    });
    long last = realWire.revision();
    both(wire -> wire.kv.compact(CompactionRequest.newBuilder().setRevision(last).setPhysical(true).build()).getHeader().getRevision());
    same((wire, call, notes) -> {
      call.create(key("a").setStartRevision(last)).next();
      wire.put("a", "2");
      notes.add(call.events(1));
    });
  }

  @Test
  void progress_is_told_of_the_whole_stream() {
    same((wire, call, notes) -> {
      notes.add(call.create(key("a")).next());
      notes.add(call.create(key("b")).next());
      wire.put("a", "1");
      notes.add(call.next());
      wire.put("elsewhere", "1");
      notes.add(call.askProgress().next());
    });
  }

  @Test
  void a_stream_without_watches_makes_progress_too() {
    same((wire, call, notes) -> notes.add(call.askProgress().next()));
  }

  @Test
  void a_stream_goes_on_when_the_client_has_no_more_to_say() {
    same((wire, call, notes) -> {
      notes.add(call.create(key("a")).next());
      call.halfClose();
      wire.put("a", "1");
      notes.add(call.next());
    });
  }

  @Test
  void large_revisions_come_whole_or_in_fragments() {
    String large = "x".repeat(500_000);
    for (int round = 0; round < 4; round++) {
      for (String key : List.of("g1", "g2", "g3", "g4", "g5")) both(wire -> wire.put(key, large));
    }
    same((wire, call, notes) -> {
      call.create(WatchCall.prefix("g").setPrevKv(true)).next();
      wire.deleteAll();
      notes.add(call.next().toString().length() > 0);
    });
    for (String key : List.of("g1", "g2", "g3", "g4", "g5")) both(wire -> wire.put(key, large));
    same((wire, call, notes) -> {
      call.create(WatchCall.prefix("g").setPrevKv(true).setUnknownFields(WatchCall.fragments())).next();
      wire.deleteAll();
      for (int i = 0; i < 2; i++) {
        var part = call.next();
        notes.add(part.getEventsList().stream().map(event -> event.getKv().getKey().toStringUtf8()).toList());
        notes.add(part.getUnknownFields());
      }
    });
  }
}
