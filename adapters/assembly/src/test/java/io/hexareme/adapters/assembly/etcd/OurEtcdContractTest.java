package io.hexareme.adapters.assembly.etcd;

import io.hexareme.adapters.etcdclient.EtcdConfig;
import io.hexareme.adapters.etcdclient.EtcdStore;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreContract;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Our client and our server face to face, with the embedded store behind; the same that our client and a real etcd pass. */
class OurEtcdContractTest extends StoreContract {
  private static OurMember member;
  private static Vertx vertx;
  private EtcdStore client;

  @BeforeAll
  static void startMember() {
    member = new OurMember();
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopMember() {
    if (vertx != null) vertx.close().await();
    if (member != null) member.close();
  }

  @Override
  protected Store open(ManualLoop loop) {
    Duration patience = Duration.ofSeconds(20);
    EtcdConfig config = new EtcdConfig(
        List.of(URI.create(member.url())), null, patience, patience, patience, Duration.ofSeconds(1), Duration.ofSeconds(2));
    client = new EtcdStore(vertx, loop, config);
    Txn.Op everything = new Txn.Op.Delete(Bytes.EMPTY, Bytes.EMPTY);
    loop.await(client.txn(new Txn(List.of(), List.of(everything), List.of())));
    return client;
  }

  @AfterEach
  void closeClient() {
    if (client != null) client.close();
  }
}
