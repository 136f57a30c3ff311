package io.hexareme.adapters.peersvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.peers.FreePorts;
import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.SeededRandomness;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Members of one group on this machine, each on a thread of its own. */
final class Members implements AutoCloseable {
  static final String GROUP = "test group";

  /** No test waits for longer than that in real time; none should come near. */
  private static final Duration HANG = Duration.ofSeconds(60);

  /** More than members, so that those opened one after the other are on different threads. */
  private static final int THREADS = 4;


  /** One for all tests: it lets go of nothing that a connection closed by a test still does behind the scenes. */
  static final Vertx VERTX = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(THREADS));

  final CountedMetrics metrics = new CountedMetrics();
  final List<String> notices = new CopyOnWriteArrayList<>();
  final List<Throwable> failures = new CopyOnWriteArrayList<>();
  Patience patience = Patience.USUAL;
  private final Map<String, Context> contexts = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, CountDownLatch> standing = new LinkedHashMap<>();
  private final List<Started> started = new ArrayList<>();

  /** What one of them was told. */
  static final class Heard implements PeerNetwork.Receiver {
    final List<String> messages = new CopyOnWriteArrayList<>();
    final List<String> unreachable = new CopyOnWriteArrayList<>();
    final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public void received(String from, Bytes message) {
      threads.add(Thread.currentThread());
      messages.add(from + ": " + message.utf8());
    }

    @Override
    public void unreachable(String id) {
      threads.add(Thread.currentThread());
      unreachable.add(id);
    }
  }

  static PeerTls tls(String name) {
    return new PeerTls(read(name + ".crt"), read(name + ".key"), read("ca.crt"));
  }

  static String read(String file) {
    try (var in = Members.class.getResourceAsStream("/tls/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Context context(String id) {
    return contexts.computeIfAbsent(id, _ -> ((VertxInternal) VERTX).createEventLoopContext());
  }

  Loop loop(String id) {
    return new ContextLoop(context(id));
  }

  int port(String id) {
    return ports.computeIfAbsent(id, _ -> FreePorts.next());
  }

  String url(String id) {
    return "127.0.0.1:" + port(id);
  }

  VertxPeerNetwork open(String id, PeerTls tls, long capacity) {
    return open(id, new PeerSettings(GROUP, id, url(id), tls, capacity));
  }

  VertxPeerNetwork open(String id, PeerSettings settings) {
    Surroundings surroundings = new Surroundings(new SeededRandomness(System.nanoTime()), metrics, notices::add, failures::add);
    return VertxPeerNetwork.open(VERTX, context(id), settings, surroundings, patience).toCompletableFuture().join();
  }

  /** Opens and starts it, with those peers at their usual addresses. */
  Started start(String id, PeerTls tls, String... peers) {
    Map<String, String> urls = new LinkedHashMap<>();
    for (String peer : peers) urls.put(peer, url(peer));
    return start(id, tls, urls);
  }

  Started start(String id, PeerTls tls, Map<String, String> peers) {
    Started member = new Started(id, open(id, tls, PeerSettings.USUAL_CAPACITY), new Heard());
    started.add(member);
    on(id, () -> {
      member.network.start(member.heard);
      member.network.peers(peers.entrySet().stream().map(peer -> new PeerNetwork.Peer(peer.getKey(), List.of(peer.getValue()))).toList());
    });
    return member;
  }

  /** A member that runs. */
  final class Started {
    final String id;
    final VertxPeerNetwork network;
    final Heard heard;

    Started(String id, VertxPeerNetwork network, Heard heard) {
      this.id = id;
      this.network = network;
      this.heard = heard;
    }

    void send(String to, String text) {
      on(id, () -> network.send(to, Bytes.utf8(text)));
    }

    /** Sends until something arrives. */
    void meet(Started to) {
      int before = to.heard.messages.size();
      runUntil(() -> {
        send(to.id, "hello?");
        return to.heard.messages.size() > before;
      });
    }
  }

  void on(String id, Runnable task) {
    CountDownLatch done = new CountDownLatch(1);
    context(id).runOnContext(_ -> {
      task.run();
      done.countDown();
    });
    await(done);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(HANG.toSeconds(), TimeUnit.SECONDS)).as("something to happen").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static void runUntil(BooleanSupplier done) {
    long deadline = System.nanoTime() + HANG.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(500_000);
    }
  }

  void standStill(String id) {
    CountDownLatch latch = new CountDownLatch(1);
    standing.put(id, latch);
    context(id).runOnContext(_ -> await(latch));
  }

  void goOn(String id) {
    standing.remove(id).countDown();
  }

  @Override
  public void close() {
    standing.values().forEach(CountDownLatch::countDown);
    started.forEach(member -> member.network.close());
  }
}
