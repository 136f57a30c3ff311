package io.hexareme.adapters.etcdserver;

import io.hexareme.ports.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What a watch was told and has not said yet, cut into messages: as many whole revisions as fit into one, at least one of them. A
 * revision that is larger by itself is one message all the same, unless the client takes fragments.
 */
final class EventQueue {
  /** Clients need not take larger messages than they said; grpc-java's limit is 4 MiB unless told otherwise. */
  private static final int MESSAGE_BYTES = 1 << 20;

  private final WatchOptions options;
  private final int fragmentBytes;
  private List<StoreEvent> events = List.of();
  private int from;
  private long lastRevision;

  EventQueue(WatchOptions options, int fragmentBytes) {
    this.options = options;
    this.fragmentBytes = fragmentBytes;
  }

  /** @param bytes about its size on the wire */
  record Message(List<StoreEvent> events, long revision, long bytes, boolean fragment) {}

  boolean isEmpty() {
    return from == events.size();
  }

  /** Only when empty. */
  void add(List<StoreEvent> more, long revision) {
    events = more;
    from = 0;
    lastRevision = revision;
  }

  Message next() {
    int to = from;
    int whole = from;
    long bytes = 0;
    long wholeBytes = 0;
    while (to < events.size()) {
      long size = WatchMessages.size(events.get(to), options.prevKv());
      if (options.fragment() && to > from && bytes + size >= fragmentBytes) break;
      bytes += size;
      to++;
      boolean ends = to == events.size() || events.get(to).revision() != events.get(to - 1).revision();
      if (!ends) continue;
      if (whole > from && bytes > MESSAGE_BYTES) break;
      whole = to;
      wholeBytes = bytes;
    }
    return whole > from ? cut(whole, wholeBytes, false) : cut(to, bytes, true);
  }

  private Message cut(int to, long bytes, boolean fragment) {
    List<StoreEvent> part = new ArrayList<>(events.subList(from, to));
    from = to;
    Message message = new Message(part, isEmpty() ? lastRevision : part.getLast().revision(), bytes, fragment);
    if (isEmpty()) add(List.of(), 0);
    return message;
  }
}
