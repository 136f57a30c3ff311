package io.hexareme.adapters.etcdserver;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.etcd.jetcd.api.KeyValue;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.value.Bytes;
import java.util.List;

/** The words both sides have: keys, ranges, pairs. */
final class Wire {
  private Wire() {}

  static Bytes bytes(ByteString wire) {
    return wire.isEmpty() ? Bytes.EMPTY : new Bytes(wire.toByteArray());
  }

  /** The port's bytes never change, so they need not be copied. */
  static ByteString bytes(Bytes bytes) {
    return bytes.length() == 0 ? ByteString.EMPTY : UnsafeByteOperations.unsafeWrap(bytes.array());
  }

  static Bytes key(ByteString wire) {
    if (wire.isEmpty()) throw EtcdError.of(EtcdError.EMPTY_KEY);
    return bytes(wire);
  }

  /** On the wire no end means one key, and a single zero octet means to the last key. */
  static Bytes end(ByteString wire) {
    if (wire.isEmpty()) return null;
    return wire.size() == 1 && wire.byteAt(0) == 0 ? Bytes.EMPTY : bytes(wire);
  }

  static KeyValue pair(Store.KeyValue pair) {
    return KeyValue.newBuilder()
        .setKey(bytes(pair.key())).setValue(bytes(pair.value())).setLease(pair.lease()).setVersion(pair.version())
        .setCreateRevision(pair.createRevision()).setModRevision(pair.modRevision()).build();
  }

  static List<KeyValue> pairs(List<Store.KeyValue> pairs) {
    return pairs.stream().map(Wire::pair).toList();
  }
}
