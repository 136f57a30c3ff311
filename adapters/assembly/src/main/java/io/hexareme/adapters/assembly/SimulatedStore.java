package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The store of a simulated cluster, past its API servers: through one of those that are up, on its loop. */
final class SimulatedStore {
  private final SimulatedServers servers;
  private final Heritage heritage;
  private final LogPlace log;

  SimulatedStore(SimulatedServers servers, Heritage heritage, LogPlace log) {
    this.servers = servers;
    this.heritage = heritage;
    this.log = log;
  }

  CompletionStage<ServerLife.Content> content() {
    return onServer(ServerLife::content);
  }

  CompletionStage<RangeResult> range(RangeRequest request) {
    return onServer(life -> life.store().range(request));
  }

  CompletionStage<?> compact(long revision) {
    return onServer(life -> life.store().compact(revision));
  }

  CompletionStage<?> put(Bytes key, Bytes value) {
    Txn write = new Txn(List.of(), List.of(new Txn.Op.Put(key, value, 0)), List.of());
    return onServer(life -> life.store().txn(write));
  }

  /** The parts of a backup file. */
  CompletionStage<List<Bytes>> backup() {
    return onServer(ServerLife::image).thenApply(image -> {
      List<Bytes> file = new ArrayList<>();
      new EtcdSnapshotFormat().encode(image).forEach(file::add);
      return file;
    });
  }

  /** The log is gone; nobody may run on it. */
  void lose() {
    heritage.forgetStore();
    log.lose();
  }

  void restore(Iterable<Bytes> backup) {
    log.restore(new LeapedImage(new EtcdSnapshotFormat().decode(backup), LeapedImage.USUAL));
  }

  private <T> CompletionStage<T> onServer(Function<ServerLife, CompletionStage<T>> deed) {
    ServerLife life = servers.anyLife().orElseThrow(() -> new IllegalStateException("no API server is up"));
    CompletableFuture<T> answer = new CompletableFuture<>();
    servers.anyLoop().orElseThrow().execute(() -> deed.apply(life).whenComplete((result, failure) -> {
      if (failure == null) {
        answer.complete(result);
      } else {
        answer.completeExceptionally(failure);
      }
    }));
    return answer;
  }
}
