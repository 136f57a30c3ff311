package io.hexareme.adapters.etcdserver;

import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeRequest.SortOrder;
import io.etcd.jetcd.api.RangeRequest.SortTarget;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.hexareme.ports.store.RangeResult.Pairs;
import io.hexareme.ports.store.Store.KeyValue;
import io.hexareme.ports.value.Bytes;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A read as the wire words it. The store reads ranges in key order; other orders and the bounds on revisions are applied to what it
 * gave, as etcd does, the limit last.
 */
final class RangeQuery {
  private final RangeRequest wire;
  private final Comparator<KeyValue> order;

  RangeQuery(RangeRequest wire) {
    this.wire = wire;
    this.order = order(wire);
  }

  /** What to ask the store for. */
  io.hexareme.ports.store.RangeRequest request() {
    boolean valuesDecide = order != null && wire.getSortTarget() == SortTarget.VALUE;
    return new io.hexareme.ports.store.RangeRequest(
        Wire.key(wire.getKey()), Wire.end(wire.getRangeEnd()), wire.getRevision(), limit(),
        wire.getKeysOnly() && !valuesDecide, wire.getCountOnly(), wire.getSerializable());
  }

  RangeResponse answer(Pairs read, Supplier<ResponseHeader> header) {
    List<KeyValue> pairs = arranged(read.pairs());
    boolean cut = wire.getLimit() > 0 && pairs.size() > wire.getLimit();
    List<KeyValue> shown = cut ? pairs.subList(0, (int) wire.getLimit()) : pairs;
    RangeResponse.Builder answer = RangeResponse.newBuilder().setHeader(header.get());
    for (KeyValue pair : shown) answer.addKvs(Wire.pair(wire.getKeysOnly() ? withoutValue(pair) : pair));
    return answer.setMore(cut || asksForNoMore() && read.more()).setCount(read.count()).build();
  }

  private List<KeyValue> arranged(List<KeyValue> pairs) {
    if (asksForNoMore()) return pairs;
    Stream<KeyValue> kept = pairs.stream().filter(this::withinBounds);
    return (order == null ? kept : kept.sorted(order)).toList();
  }

  /** Whether the store's answer needs nothing done to it. */
  private boolean asksForNoMore() {
    return order == null && !bounded();
  }

  /** An order that is implied by a target is applied to the first pairs by key only, one more than the limit: so does etcd. */
  private long limit() {
    if (asksForNoMore()) return wire.getLimit();
    boolean implied = wire.getSortOrder() == SortOrder.NONE && !bounded();
    return implied && wire.getLimit() > 0 ? wire.getLimit() + 1 : 0;
  }

  private boolean bounded() {
    return wire.getMinModRevision() != 0 || wire.getMaxModRevision() != 0
        || wire.getMinCreateRevision() != 0 || wire.getMaxCreateRevision() != 0;
  }

  private boolean withinBounds(KeyValue pair) {
    return within(wire.getMinModRevision(), pair.modRevision(), wire.getMaxModRevision())
        && within(wire.getMinCreateRevision(), pair.createRevision(), wire.getMaxCreateRevision());
  }

  private static boolean within(long min, long revision, long max) {
    return (min == 0 || revision >= min) && (max == 0 || revision <= max);
  }

  /** Null for the store's own order. */
  private static Comparator<KeyValue> order(RangeRequest wire) {
    Comparator<KeyValue> rising = switch (wire.getSortTarget()) {
      case KEY -> Comparator.comparing(KeyValue::key);
      case VERSION -> Comparator.comparingLong(KeyValue::version);
      case CREATE -> Comparator.comparingLong(KeyValue::createRevision);
      case MOD -> Comparator.comparingLong(KeyValue::modRevision);
      case VALUE -> Comparator.comparing(KeyValue::value);
      case UNRECOGNIZED -> throw EtcdError.of("etcdserver: invalid sort option");
    };
    return switch (wire.getSortOrder()) {
      case NONE, ASCEND -> wire.getSortTarget() == SortTarget.KEY ? null : rising;
      case DESCEND -> rising.reversed();
      case UNRECOGNIZED -> throw EtcdError.of("etcdserver: invalid sort option");
    };
  }

  private static KeyValue withoutValue(KeyValue pair) {
    return new KeyValue(pair.key(), Bytes.EMPTY, pair.createRevision(), pair.modRevision(), pair.version(), pair.lease());
  }
}
