package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.KeyValue;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.WatchResponse;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.function.Supplier;

/** What a watch stream says; made on the store's loop, built when written. */
final class WatchMessages {
  /** Answers that belong to no watch in particular. */
  static final long NO_WATCH = -1;

  private static final int FRAGMENT = 7;
  private static final int OVERHEAD_BYTES = 64;

  private WatchMessages() {}

  static Supplier<WatchResponse> created(long id, Supplier<ResponseHeader> header) {
    return () -> answer(id, header).setCreated(true).build();
  }

  static Supplier<WatchResponse> refused(String reason, Supplier<ResponseHeader> header) {
    return () -> answer(NO_WATCH, header).setCreated(true).setCanceled(true).setCancelReason(reason).build();
  }

  static Supplier<WatchResponse> canceled(long id, Supplier<ResponseHeader> header) {
    return () -> answer(id, header).setCanceled(true).build();
  }

  static Supplier<WatchResponse> compacted(long id, long compactRevision, Supplier<ResponseHeader> header) {
    return () -> answer(id, header).setCanceled(true).setCompactRevision(compactRevision).build();
  }

  static Supplier<WatchResponse> progress(long id, Supplier<ResponseHeader> header) {
    return () -> answer(id, header).build();
  }

  /** @param more whether the rest of the same revisions follows in another message */
  static Supplier<WatchResponse> events(
      long id, List<StoreEvent> events, boolean prevKv, boolean more, Supplier<ResponseHeader> header) {
    return () -> {
      WatchResponse.Builder answer = answer(id, header);
      for (StoreEvent event : events) answer.addEvents(event(event, prevKv));
      if (more) answer.setUnknownFields(UnnamedFields.number(FRAGMENT, 1));
      return answer.build();
    };
  }

  /** About how many bytes the event takes on the wire. */
  static long size(StoreEvent event, boolean prevKv) {
    long now = switch (event) {
      case StoreEvent.Put put -> size(put.current());
      case StoreEvent.Delete delete -> delete.key().length() + OVERHEAD_BYTES;
    };
    return prevKv && event.previous() != null ? now + size(event.previous()) : now;
  }

  private static long size(Store.KeyValue pair) {
    return pair.key().length() + pair.value().length() + OVERHEAD_BYTES;
  }

  private static WatchResponse.Builder answer(long id, Supplier<ResponseHeader> header) {
    return WatchResponse.newBuilder().setHeader(header.get()).setWatchId(id);
  }

  private static Event event(StoreEvent event, boolean prevKv) {
    Event.Builder wire = Event.newBuilder();
    switch (event) {
      case StoreEvent.Put put -> wire.setType(Event.EventType.PUT).setKv(Wire.pair(put.current()));
      case StoreEvent.Delete delete -> wire.setType(Event.EventType.DELETE).setKv(tombstone(delete.key(), delete.revision()));
    }
    if (prevKv && event.previous() != null) wire.setPrevKv(Wire.pair(event.previous()));
    return wire.build();
  }

  private static KeyValue tombstone(Bytes key, long revision) {
    return KeyValue.newBuilder().setKey(Wire.bytes(key)).setModRevision(revision).build();
  }
}
