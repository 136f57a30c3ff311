package io.hexareme.adapters.peersvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.peers.PeerNetworkContract;
import io.hexareme.ports.time.Loop;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

class VertxPeerNetworkTest {

  /** In plain text. */
  @Nested
  class Plain extends Contract {
    Plain() {
      super(null);
    }
  }

  @Nested
  class Tls extends Contract {
    Tls() {
      super(Members.tls("member"));
    }
  }

  private abstract static class Contract extends PeerNetworkContract {
    private static final long QUEUE = 36 << 20;

    /** What the system may hold of one connection, both ends together, with its buffers grown to the largest. */
    private static final long SYSTEM = 128 << 20;

    private final Members members = new Members();
    private final PeerTls tls;

    Contract(PeerTls tls) {
      this.tls = tls;
    }

    @AfterEach
    void closeMembers() {
      members.close();
      assertThat(members.failures).isEmpty();
    }

    @Override
    protected Loop loop(String id) {
      return members.loop(id);
    }

    @Override
    protected PeerNetwork open(String id) {
      return members.open(id, tls, QUEUE);
    }

    @Override
    protected List<String> urls(String id) {
      return List.of(members.url(id));
    }

    @Override
    protected void runUntil(BooleanSupplier done) {
      Members.runUntil(done);
    }

    @Override
    protected void standStill(String id) {
      members.standStill(id);
    }

    @Override
    protected void goOn(String id) {
      members.goOn(id);
    }

    @Override
    protected long capacity() {
      return QUEUE + SYSTEM;
    }
  }
}
