package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.etcdclient.EtcdConfig;
import io.hexareme.adapters.etcdclient.EtcdStore;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A store in other processes, reached over etcd's API: a real etcd, or our own members. */
final class RemoteMembers implements StorePlace {
  private final Vertx vertx;
  private final Loop loop;
  private final StoreChoice.Etcd choice;

  RemoteMembers(Vertx vertx, Loop loop, StoreChoice.Etcd choice) {
    this.vertx = vertx;
    this.loop = loop;
    this.choice = choice;
  }

  /** That the store fails is for its own owner to see; here it shows in its health. */
  @Override
  public HeldStore open(StoreFailure onFailure) {
    EtcdStore store = new EtcdStore(vertx, loop, config(choice));
    return new HeldStore(store, store, () -> image(store), store::close);
  }

  static EtcdConfig config(StoreChoice.Etcd choice) {
    return EtcdConfig.of(choice.endpoints(),
        choice.tls().map(tls -> new EtcdConfig.Tls(tls.authority(), tls.certificate(), tls.key())).orElse(null));
  }

  private static CompletionStage<StoreImage> image(EtcdStore store) {
    List<Bytes> file = new ArrayList<>();
    return store.snapshot(file::add).thenApply(done -> new EtcdSnapshotFormat().decode(file));
  }

  @Override
  public void release() {}
}
