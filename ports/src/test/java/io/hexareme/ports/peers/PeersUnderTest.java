package io.hexareme.ports.peers;

import io.hexareme.ports.peers.PeerNetwork.Peer;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** The members of a test's group: what an adapter's test must say about them, and what a test does with them. */
public abstract class PeersUnderTest {
  private final Map<String, PeerUnderTest> members = new LinkedHashMap<>();
  private int series;

  /** That member's loop; the same one during a test. */
  protected abstract Loop loop(String id);

  /** Opens that member's network, at the same place every time; closed ones may be opened again. Not called on the loop. */
  protected abstract PeerNetwork open(String id);

  /** Where that member listens. */
  protected abstract List<String> urls(String id);

  /** Lets turns happen until {@code done} (asked from the test's thread); fails the test when that never comes. */
  protected abstract void runUntil(BooleanSupplier done);

  /** That member's loop stands still until {@link #goOn}. */
  protected abstract void standStill(String id);

  protected abstract void goOn(String id);

  /** The bound of a queue, in bytes, and what the world between two members holds besides it, at most. */
  protected abstract long capacity();

  @AfterEach
  void closeAll() {
    members.values().forEach(member -> member.network.close());
  }

  final PeerUnderTest start(String id, String... peers) {
    PeerUnderTest member = new PeerUnderTest(id, loop(id), open(id));
    members.put(id, member);
    on(member, () -> {
      member.network.start(member);
      member.network.peers(peers(peers));
    });
    return member;
  }

  final void stop(PeerUnderTest member) {
    members.remove(member.id);
    member.network.close();
  }

  final List<Peer> peers(String... ids) {
    List<Peer> peers = new ArrayList<>();
    for (String id : ids) peers.add(new Peer(id, urls(id)));
    return peers;
  }

  final void on(PeerUnderTest member, Runnable task) {
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    member.loop.execute(() -> {
      try {
        task.run();
      } catch (Throwable e) {
        thrown.set(e);
      }
      done.set(true);
    });
    runUntil(done::get);
    if (thrown.get() instanceof RuntimeException e) throw e;
    if (thrown.get() instanceof Error e) throw e;
  }

  /** Returns when something that was sent after this call has arrived. */
  final void meet(PeerUnderTest from, PeerUnderTest to) {
    String name = Integer.toString(series++);
    on(from, () -> from.ping(to.id, name));
    runUntil(() -> to.wasPinged(from.id, name));
    on(from, from::stopPinging);
  }

  final void sendAll(PeerUnderTest from, PeerUnderTest to, List<Bytes> messages) {
    on(from, () -> messages.forEach(message -> from.send(to.id, message)));
  }
}
