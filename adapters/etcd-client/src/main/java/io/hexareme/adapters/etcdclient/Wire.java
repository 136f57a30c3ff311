package io.hexareme.adapters.etcdclient;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.etcd.jetcd.api.Event;
import io.etcd.jetcd.api.RangeResponse;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** The port's words and etcd's messages for keys, ranges, pairs and events. */
final class Wire {
  private static final ByteString ZERO = ByteString.copyFrom(new byte[] {0});
  private static final ByteString ONE = ByteString.copyFrom(new byte[] {1});

  private Wire() {}

  /**
   * A key and an end as etcd writes them (https://etcd.io/docs/v3.5/learning/api/#key-ranges): an absent end is the one key, a single
   * zero octet is everything from the key on.
   */
  record Range(ByteString key, ByteString end) {
    /** All keys. */
    static final Range ALL = new Range(ZERO, ZERO);

    static Range of(Bytes key, Bytes end) {
      if (end == null) return new Range(bytes(key), ByteString.EMPTY);
      // No key lies below one zero octet but the empty one, which none has: etcd would take that end for "the last".
      if (end.length() == 1 && end.array()[0] == 0) return new Range(ONE, ONE);
      return new Range(key.length() == 0 ? ZERO : bytes(key), end.length() == 0 ? ZERO : bytes(end));
    }

    boolean contains(ByteString other) {
      if (end.isEmpty()) return key.equals(other);
      var order = ByteString.unsignedLexicographicalComparator();
      return order.compare(key, other) <= 0 && (end.equals(ZERO) || order.compare(other, end) < 0);
    }
  }

  static ByteString bytes(Bytes bytes) {
    return UnsafeByteOperations.unsafeWrap(bytes.array());
  }

  static Bytes bytes(ByteString bytes) {
    return bytes.isEmpty() ? Bytes.EMPTY : new Bytes(bytes.toByteArray());
  }

  static io.etcd.jetcd.api.RangeRequest range(RangeRequest request) {
    Range range = Range.of(request.key(), request.end());
    return io.etcd.jetcd.api.RangeRequest.newBuilder()
        .setKey(range.key())
        .setRangeEnd(range.end())
        .setRevision(request.revision())
        .setLimit(request.limit())
        .setKeysOnly(request.keysOnly())
        .setCountOnly(request.countOnly())
        .setSerializable(request.serializable())
        .build();
  }

  static RangeResult.Pairs pairs(RangeResponse response) {
    return new RangeResult.Pairs(
        response.getHeader().getRevision(), pairs(response.getKvsList()), response.getMore(), response.getCount());
  }

  static List<KeyValue> pairs(List<io.etcd.jetcd.api.KeyValue> pairs) {
    List<KeyValue> found = new ArrayList<>(pairs.size());
    for (io.etcd.jetcd.api.KeyValue pair : pairs) found.add(pair(pair));
    return found;
  }

  static KeyValue pair(io.etcd.jetcd.api.KeyValue pair) {
    return new KeyValue(bytes(pair.getKey()), bytes(pair.getValue()), pair.getCreateRevision(), pair.getModRevision(),
        pair.getVersion(), pair.getLease());
  }

  static StoreEvent event(Event event) {
    KeyValue previous = event.hasPrevKv() ? pair(event.getPrevKv()) : null;
    return event.getType() == Event.EventType.DELETE
        ? new StoreEvent.Delete(bytes(event.getKv().getKey()), event.getKv().getModRevision(), previous)
        : new StoreEvent.Put(pair(event.getKv()), previous);
  }
}
