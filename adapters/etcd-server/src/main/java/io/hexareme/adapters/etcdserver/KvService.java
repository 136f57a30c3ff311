package io.hexareme.adapters.etcdserver;

import com.google.protobuf.Message;
import io.etcd.jetcd.api.CompactionRequest;
import io.etcd.jetcd.api.CompactionResponse;
import io.etcd.jetcd.api.DeleteRangeRequest;
import io.etcd.jetcd.api.DeleteRangeResponse;
import io.etcd.jetcd.api.PutRequest;
import io.etcd.jetcd.api.PutResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.TxnRequest;
import io.etcd.jetcd.api.TxnResponse;
import io.hexareme.ports.store.CompactResult;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.TxnResult;
import io.hexareme.ports.store.TxnResult.Done;
import io.hexareme.ports.store.TxnResult.OpResult;
import io.vertx.grpc.common.ServiceName;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** etcd's KV service. */
final class KvService {
  private static final ServiceName NAME = ServiceName.create("etcdserverpb", "KV");

  private final Store store;
  private final Standing standing;
  private final EtcdServerOptions options;

  KvService(Store store, Standing standing, EtcdServerOptions options) {
    this.store = store;
    this.standing = standing;
    this.options = options;
  }

  void addTo(UnaryCalls calls) {
    calls.add(NAME, "Range", RangeRequest.getDefaultInstance(), RangeRequest::getSerializable, this::range);
    calls.add(NAME, "Put", PutRequest.getDefaultInstance(), this::put);
    calls.add(NAME, "DeleteRange", DeleteRangeRequest.getDefaultInstance(), this::deleteRange);
    calls.add(NAME, "Txn", TxnRequest.getDefaultInstance(), this::txn);
    calls.add(NAME, "Compact", CompactionRequest.getDefaultInstance(), this::compact);
  }

  private CompletionStage<Supplier<RangeResponse>> range(RangeRequest request) {
    RangeQuery query = new RangeQuery(request);
    return store.range(query.request()).thenApply(result -> switch (result) {
      case RangeResult.Pairs pairs -> {
        Supplier<ResponseHeader> header = standing.header(pairs.revision());
        yield () -> query.answer(pairs, header);
      }
      case RangeResult.Compacted compacted -> throw EtcdError.of(EtcdError.COMPACTED);
      case RangeResult.FutureRevision future -> throw EtcdError.of(EtcdError.FUTURE_REVISION);
    });
  }

  private CompletionStage<Supplier<PutResponse>> put(PutRequest request) {
    return perform(request, always(TxnReading.put(request))).thenApply(done -> {
      Supplier<ResponseHeader> header = standing.header(done.revision());
      return () -> TxnAnswer.put(request, (OpResult.Put) done.results().getFirst(), header.get());
    });
  }

  private CompletionStage<Supplier<DeleteRangeResponse>> deleteRange(DeleteRangeRequest request) {
    return perform(request, always(TxnReading.delete(request))).thenApply(done -> {
      Supplier<ResponseHeader> header = standing.header(done.revision());
      return () -> TxnAnswer.deleted(request, (OpResult.Deleted) done.results().getFirst(), header.get());
    });
  }

  private CompletionStage<Supplier<TxnResponse>> txn(TxnRequest request) {
    return perform(request, TxnReading.txn(request, options.maxTxnOps())).thenApply(done -> {
      Supplier<ResponseHeader> header = standing.header(done.revision());
      return () -> TxnAnswer.of(request, done, header);
    });
  }

  private static Txn always(Txn.Op op) {
    return new Txn(List.of(), List.of(op), List.of());
  }

  private CompletionStage<Done> perform(Message request, Txn txn) {
    if (request.getSerializedSize() > options.maxRequestBytes()) throw EtcdError.of("etcdserver: request is too large");
    return store.txn(txn).thenApply(result -> switch (result) {
      case Done done -> done;
      case TxnResult.Refused refused -> throw EtcdError.of(refused.reason());
    });
  }

  /** Whether it is physical makes no difference: what is compacted is gone when the answer is given. */
  private CompletionStage<Supplier<CompactionResponse>> compact(CompactionRequest request) {
    return store.compact(request.getRevision()).thenCompose(result -> switch (result) {
      case CompactResult.Done done -> standing.newestHeader();
      case CompactResult.AlreadyCompacted already -> throw EtcdError.of(EtcdError.COMPACTED);
      case CompactResult.FutureRevision future -> throw EtcdError.of(EtcdError.FUTURE_REVISION);
    }).thenApply(header -> () -> CompactionResponse.newBuilder().setHeader(header.get()).build());
  }
}
