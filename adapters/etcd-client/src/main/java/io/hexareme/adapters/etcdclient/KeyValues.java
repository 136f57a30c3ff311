package io.hexareme.adapters.etcdclient;

import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.CompactionResponse;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.TxnResponse;
import io.hexareme.adapters.etcdclient.Answer.Declined;
import io.hexareme.adapters.etcdclient.Answer.Told;
import io.hexareme.adapters.etcdclient.Calls.Manner;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Future;

/** etcd's KV service. */
final class KeyValues {
  private final Calls calls;
  private final Newest newest;
  private final Compacted compacted;
  private final Watches watches;
  private final long patienceMillis;

  KeyValues(Calls calls, Newest newest, Compacted compacted, Watches watches, long patienceMillis) {
    this.calls = calls;
    this.newest = newest;
    this.compacted = compacted;
    this.watches = watches;
    this.patienceMillis = patienceMillis;
  }

  Future<RangeResult> range(RangeRequest request) {
    if (request.key().length() == 0 && request.end() == null) return range(ofNothing(request));
    Manner manner = request.serializable() ? Manner.LOCAL : Manner.LINEARIZABLE;
    return calls.ask(Methods.RANGE, Wire.range(request), manner).compose(answer -> switch (answer) {
      case Told<RangeResponse> told -> Future.succeededFuture(Wire.pairs(told.message()));
      case Declined<RangeResponse> declined -> unreadable(declined);
      default -> throw unexpected(answer);
    });
  }

  /** No key is empty, so there is nothing to find; etcd would call it a mistake. */
  private static RangeRequest ofNothing(RangeRequest request) {
    Bytes zero = new Bytes(new byte[] {0});
    return new RangeRequest(zero, zero, request.revision(), request.limit(), request.keysOnly(), request.countOnly(),
        request.serializable());
  }

  private Future<RangeResult> unreadable(Declined<?> declined) {
    return switch (declined.text()) {
      case Verdict.COMPACTED -> compacted.revision().map(RangeResult.Compacted::new);
      case Verdict.FUTURE_REVISION -> newest.revision().map(RangeResult.FutureRevision::new);
      default -> Future.failedFuture(StoreUnavailable.refused(declined.text()));
    };
  }

  Future<TxnResult> txn(Txn txn) {
    if (TxnWire.readsOnly(txn)) return txn(txn, Manner.LINEARIZABLE);
    return newest.write(() -> txn(txn, Manner.WRITE));
  }

  private Future<TxnResult> txn(Txn txn, Manner manner) {
    return calls.ask(Methods.TXN, TxnWire.request(txn), manner).map(answer -> switch (answer) {
      case Told<TxnResponse> told -> TxnWire.done(told.message());
      case Declined<TxnResponse> declined ->
          new TxnResult.Refused(Verdict.tooLarge(declined.text()) ? Verdict.TOO_LARGE : declined.text());
      default -> throw unexpected(answer);
    });
  }

  Future<CompactResult> compact(long revision) {
    CompactionRequest request = CompactionRequest.newBuilder().setRevision(revision).build();
    return watches.allCaughtUp(revision, patienceMillis)
        .compose(_ -> calls.ask(Methods.COMPACT, request, Manner.WRITE))
        .compose(answer -> switch (answer) {
          case Told<CompactionResponse> told -> Future.succeededFuture(new CompactResult.Done(revision));
          case Declined<CompactionResponse> declined -> uncompacted(declined);
          default -> throw unexpected(answer);
        });
  }

  private Future<CompactResult> uncompacted(Declined<?> declined) {
    return switch (declined.text()) {
      case Verdict.COMPACTED -> compacted.revision().map(CompactResult.AlreadyCompacted::new);
      case Verdict.FUTURE_REVISION -> newest.revision().map(CompactResult.FutureRevision::new);
      default -> Future.failedFuture(StoreUnavailable.refused(declined.text()));
    };
  }

  static IllegalStateException unexpected(Answer<?> answer) {
    return new IllegalStateException("no answer, and yet no failure: " + answer);
  }
}
