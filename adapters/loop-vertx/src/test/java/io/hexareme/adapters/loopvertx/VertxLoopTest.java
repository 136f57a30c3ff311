package io.hexareme.adapters.loopvertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.time.LoopContract;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VertxLoopTest extends LoopContract {
  private static Vertx vertx;

  private final List<Throwable> reported = new CopyOnWriteArrayList<>();
  private final Loop loop = VertxLoop.on(vertx, reported::add);

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @Override
  protected Loop loop() {
    return loop;
  }

  @Override
  protected void runUntil(BooleanSupplier done) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(200_000);
    }
  }

  @Override
  protected List<Throwable> reported() {
    return reported;
  }

  @Test
  void tasks_from_many_threads_run_one_at_a_time_on_one_thread() throws InterruptedException {
    int[] count = {0};
    Set<Thread> threads = new LinkedHashSet<>();
    CountDownLatch done = new CountDownLatch(4000);
    List<Thread> callers = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      callers.add(Thread.ofPlatform().start(() -> {
        for (int i = 0; i < 1000; i++) {
          loop.execute(() -> {
            count[0]++;
            threads.add(Thread.currentThread());
            done.countDown();
          });
        }
      }));
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(count[0]).isEqualTo(4000);
    assertThat(threads).hasSize(1);
  }

  @Test
  void a_worker_context_is_refused() {
    var worker = ((VertxInternal) vertx).createContext(ThreadingModel.WORKER);
    assertThatThrownBy(() -> new VertxLoop(worker, reported::add)).isInstanceOf(IllegalArgumentException.class);
  }
}
