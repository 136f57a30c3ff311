package io.hexareme.adapters.assembly.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * Our server and a real etcd side by side: what is done to one is done to the other, and what they answer must be the same but for
 * the ids of cluster, members and leases, and Raft's term. Both begin each test empty and at the same revision.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SameAnswers {
  protected EtcdEndpoint ours;
  protected EtcdEndpoint real;
  protected WireClient oursWire;
  protected WireClient realWire;

  /** The server under test. */
  protected EtcdEndpoint start() {
    return new OurMember();
  }

  @BeforeAll
  final void startBoth() {
    real = new RealEtcd();
    ours = start();
    oursWire = new WireClient(ours);
    realWire = new WireClient(real);
  }

  @AfterAll
  final void stopBoth() {
    for (AutoCloseable one : new AutoCloseable[] {oursWire, realWire, ours, real}) {
      try {
        if (one != null) one.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @BeforeEach
  final void beginAtTheSameRevision() {
    for (WireClient wire : List.of(oursWire, realWire)) wire.put("level", "");
    while (oursWire.revision() < realWire.revision()) oursWire.put("level", "");
    while (realWire.revision() < oursWire.revision()) realWire.put("level", "");
    for (WireClient wire : List.of(oursWire, realWire)) wire.deleteAll();
    assertThat(oursWire.revision()).isEqualTo(realWire.revision());
  }
}
