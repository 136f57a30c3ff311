package io.hexareme.adapters.assembly.etcd;

import io.hexareme.adapters.etcdclient.EtcdConfig;
import io.hexareme.adapters.etcdclient.EtcdStore;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreContract;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Our store through our server and our client: the wire adds and loses nothing. */
class StoreOverTheWireTest extends StoreContract {
  private static OurMember member;
  private EtcdStore store;

  @BeforeAll
  static void start() {
    member = new OurMember();
  }

  @AfterAll
  static void stop() {
    member.close();
  }

  @Override
  protected Store open(ManualLoop loop) {
    Duration patience = Duration.ofSeconds(20);
    store = new EtcdStore(member.vertx(), loop, new EtcdConfig(
        List.of(URI.create(member.url())), null, patience, patience, patience, Duration.ofSeconds(1), Duration.ofSeconds(2)));
    Txn.Op everything = new Txn.Op.Delete(Bytes.EMPTY, Bytes.EMPTY);
    loop.await(store.txn(new Txn(List.of(), List.of(everything), List.of())));
    return store;
  }

  @AfterEach
  void closeStore() {
    store.close();
  }
}
