package io.hexareme.adapters.assembly;

import io.hexareme.adapters.logfile.FileLogStorage;
import io.hexareme.adapters.loopvertx.VertxLoop;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Measures, for people, the durable store in this process; no test. {@code put DIR CLIENTS SECONDS}: clients that each put 256 bytes and
 * wait, again and again. {@code fill DIR KEYS}: that many keys of 256 bytes. {@code recover DIR}: how long it takes to open.
 */
final class StoreSpeed {
  private static final int VALUE = 256;
  private static final double NANOS = 1e9;
  private final Vertx vertx = Vertx.vertx();
  private final Loop loop = VertxLoop.on(vertx, Throwable::printStackTrace);
  private final Path place;
  private final Bytes value = value();
  private final AtomicLong done = new AtomicLong();
  private volatile boolean stopped;
  private EmbeddedStore store;

  private StoreSpeed(Path place) {
    this.place = place;
  }

  public static void main(String[] arguments) throws InterruptedException {
    StoreSpeed speed = new StoreSpeed(Path.of(arguments[1]));
    long start = System.nanoTime();
    speed.store = speed.onLoop(() -> EmbeddedStore.open(
        FileLogStorage.open(speed.place, speed.loop, NoMetrics.NONE), speed.loop, StoreConfig.DEFAULT, Throwable::printStackTrace));
    System.out.printf("opened at revision %d in %.3f s%n", speed.onLoop(speed.store::appliedRevision), seconds(start));
    switch (arguments[0]) {
      case "put" -> speed.put(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
      case "fill" -> speed.fill(Integer.parseInt(arguments[2]));
      case "recover" -> {}
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    speed.store.close();
    speed.vertx.close();
  }

  private void put(int clients, int seconds) throws InterruptedException {
    for (int client = 0; client < clients; client++) {
      int id = client;
      loop.execute(() -> next(id, 0));
    }
    for (int second = 0; second < seconds; second++) {
      long start = System.nanoTime();
      long before = done.get();
      Thread.sleep(1000);
      System.out.printf("%.0f puts/s%n", (done.get() - before) / seconds(start));
    }
    stopped = true;
  }

  private void next(int client, int count) {
    if (stopped) return;
    write("/speed/" + client + "/" + count % 1000).thenRun(() -> {
      done.incrementAndGet();
      next(client, count + 1);
    });
  }

  /** In an order that is no order: a thousand at a time, each waited for. */
  private void fill(int keys) {
    long start = System.nanoTime();
    for (int first = 0; first < 1000; first++) {
      int from = first;
      onLoop(() -> {
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        for (int key = from; key < keys; key += 1000) last = write("/registry/pods/default/pod-%09d".formatted(key));
        return last;
      }).join();
    }
    System.out.printf("%d keys in %.1f s%n", keys, seconds(start));
  }

  private CompletableFuture<?> write(String key) {
    return store.txn(new Txn(List.of(), List.of(new Txn.Op.Put(Bytes.utf8(key), value, 0)), List.of())).toCompletableFuture();
  }

  private <T> T onLoop(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.execute(() -> {
      try {
        answer.complete(question.get());
      } catch (RuntimeException e) {
        answer.completeExceptionally(e);
      }
    });
    return answer.join();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / NANOS;
  }

  private static Bytes value() {
    byte[] bytes = new byte[VALUE];
    new Random(1).nextBytes(bytes);
    return new Bytes(bytes);
  }
}
