package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.WatchCreateRequest;
import io.etcd.jetcd.api.WatchCreateRequest.FilterType;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/**
 * What a client wants of a watch.
 *
 * @param id the client's choice; 0 leaves it to the server
 * @param start the first revision wanted; 0 for the one after the newest
 * @param fragment whether a response may be cut in several when it is large
 */
record WatchOptions(
    long id, Bytes key, Bytes end, long start, boolean puts, boolean deletes, boolean prevKv, boolean progressNotify, boolean fragment) {
  private static final int WATCH_ID = 7;
  private static final int FRAGMENT = 8;
  private static final Bytes SMALLEST_KEY = new Bytes(new byte[] {0});

  static WatchOptions of(WatchCreateRequest wire) {
    return new WatchOptions(
        UnnamedFields.number(wire, WATCH_ID),
        wire.getKey().isEmpty() ? SMALLEST_KEY : Wire.bytes(wire.getKey()),
        Wire.end(wire.getRangeEnd()),
        wire.getStartRevision(),
        !wire.getFiltersList().contains(FilterType.NOPUT),
        !wire.getFiltersList().contains(FilterType.NODELETE),
        wire.getPrevKv(),
        wire.getProgressNotify(),
        UnnamedFields.flag(wire, FRAGMENT));
  }

  /** A range that ends where it begins, or before. */
  boolean emptyRange() {
    return end != null && end.length() > 0 && key.compareTo(end) >= 0;
  }

  List<StoreEvent> wanted(List<StoreEvent> events) {
    if (puts && deletes) return events;
    return events.stream().filter(event -> switch (event) {
      case StoreEvent.Put put -> puts;
      case StoreEvent.Delete delete -> deletes;
    }).toList();
  }
}
