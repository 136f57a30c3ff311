package io.hexareme.adapters.etcdserver;

import com.google.protobuf.UnsafeByteOperations;
import io.etcd.jetcd.api.SnapshotRequest;
import io.etcd.jetcd.api.SnapshotResponse;
import io.hexareme.ports.store.BackupFormat;
import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.GrpcServerResponse;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The Maintenance service's snapshot: a backup file as a stream of pieces. The image does not change while it is sent; a worker thread
 * encodes it a piece at a time, as fast as the client takes them. It is gone through twice, because every piece says how much is
 * still to come.
 */
final class SnapshotCall {
  private static final int PIECE_BYTES = 256 << 10;

  private final Loop loop;
  private final Maintenance maintenance;
  private final BackupFormat format;

  SnapshotCall(Loop loop, Maintenance maintenance, BackupFormat format) {
    this.loop = loop;
    this.maintenance = maintenance;
    this.format = format;
  }

  void addTo(GrpcServer server) {
    GrpcMessageEncoder<SnapshotResponse> encoder = GrpcMessageEncoder.encoder();
    GrpcMessageDecoder<SnapshotRequest> decoder = GrpcMessageDecoder.decoder(SnapshotRequest.getDefaultInstance());
    server.callHandler(ServiceMethod.server(MaintenanceService.NAME, "Snapshot", encoder, decoder), this::accept);
  }

  private void accept(GrpcServerRequest<SnapshotRequest, SnapshotResponse> call) {
    Download download = new Download(Vertx.currentContext(), call.response());
    call.errorHandler(error -> download.ended = true);
    call.exceptionHandler(error -> download.ended = true);
    call.handler(request -> loop.execute(() -> maintenance.image().whenComplete((image, failure) ->
        download.context.runOnContext(same -> {
          if (failure == null) download.begin(image);
          else download.fail(failure);
        }))));
  }

  /** One client's download; on its connection's loop, but for the encoding. */
  private final class Download {
    private final Context context;
    private final GrpcServerResponse<?, SnapshotResponse> response;
    private Iterator<Bytes> chunks;
    private byte[] chunk = new byte[0];
    private int from;
    private long remaining;
    private boolean ended;

    private Download(Context context, GrpcServerResponse<?, SnapshotResponse> response) {
      this.context = context;
      this.response = response;
    }

    private void begin(StoreImage image) {
      context.<Void>executeBlocking(() -> {
        for (Bytes part : format.encode(image)) remaining += part.length();
        chunks = format.encode(image).iterator();
        return null;
      }).onSuccess(counted -> next()).onFailure(this::fail);
    }

    private void next() {
      if (ended) return;
      context.executeBlocking(this::piece).onFailure(this::fail).onSuccess(piece -> {
        if (ended) return;
        if (piece == null) finish();
        else response.write(piece).onSuccess(taken -> next());
      });
    }

    private SnapshotResponse piece() {
      while (from == chunk.length) {
        if (!chunks.hasNext()) return null;
        chunk = chunks.next().array();
        from = 0;
      }
      int to = Math.min(chunk.length, from + PIECE_BYTES);
      byte[] part = from == 0 && to == chunk.length ? chunk : Arrays.copyOfRange(chunk, from, to);
      from = to;
      remaining -= part.length;
      return SnapshotResponse.newBuilder().setRemainingBytes(remaining).setBlob(UnsafeByteOperations.unsafeWrap(part)).build();
    }

    private void finish() {
      ended = true;
      response.end();
    }

    private void fail(Throwable failure) {
      if (ended) return;
      ended = true;
      EtcdError error = UnaryCalls.foreseen(failure);
      response.status(error.status()).statusMessage(error.getMessage()).end();
    }
  }
}
