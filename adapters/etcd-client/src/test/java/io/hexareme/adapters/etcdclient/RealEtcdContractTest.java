package io.hexareme.adapters.etcdclient;

import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreContract;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** A real etcd, one for all tests, emptied between them. */
class RealEtcdContractTest extends StoreContract {
  private static EtcdProcess etcd;
  private static Vertx vertx;
  private EtcdStore store;

  @BeforeAll
  static void startEtcd() {
    etcd = EtcdProcess.start();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopEtcd() {
    if (vertx != null) vertx.close().await();
    if (etcd != null) etcd.close();
  }

  @Override
  protected Store open(ManualLoop loop) {
    store = new EtcdStore(vertx, loop, patient(List.of(etcd.uri())));
    Txn.Op everything = new Txn.Op.Delete(Bytes.EMPTY, Bytes.EMPTY);
    loop.await(store.txn(new Txn(List.of(), List.of(everything), List.of())));
    return store;
  }

  /** A machine under load may take its time. */
  static EtcdConfig patient(List<java.net.URI> endpoints) {
    Duration patience = Duration.ofSeconds(20);
    return new EtcdConfig(endpoints, null, patience, patience, patience, Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @AfterEach
  void closeStore() {
    if (store != null) store.close();
  }
}
