package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.etcdclient.EtcdConfig;
import io.hexareme.adapters.etcdclient.EtcdStore;
import io.hexareme.adapters.loopvertx.VertxLoop;
import io.hexareme.ports.store.Maintenance.HashResult;
import io.hexareme.ports.store.Maintenance.Status;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.concurrent.locks.LockSupport;

/** Clients of a group of members: one that may go to any of them, and one of each. For one thread. */
final class StoreUser implements AutoCloseable {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long PATIENCE_SECONDS = 60;
  private static final long PAUSE_NANOS = 20_000_000;

  private final Vertx vertx = Vertx.vertx();
  private final VertxLoop loop = VertxLoop.on(vertx, Throwable::printStackTrace);
  private final EtcdStore any;
  private final List<EtcdStore> each;

  StoreUser(List<URI> endpoints) {
    any = store(endpoints);
    each = endpoints.stream().map(endpoint -> store(List.of(endpoint))).toList();
  }

  private EtcdStore store(List<URI> endpoints) {
    return new EtcdStore(vertx, loop, new EtcdConfig(endpoints, null, SECOND, SECOND, SECOND.multipliedBy(2), SECOND, SECOND.dividedBy(2)));
  }

  VertxLoop loop() {
    return loop;
  }

  EtcdStore any() {
    return any;
  }

  /** Which member leads; waits for one that its followers agree on. */
  int leader() {
    return persist(() -> {
      Map<Long, Integer> byId = new TreeMap<>();
      long leader = 0;
      for (int i = 0; i < each.size(); i++) {
        Status status = ask(each.get(i)::status);
        byId.put(status.member(), i);
        leader = i == 0 || leader == status.leader() ? status.leader() : 0;
      }
      return byId.get(leader);
    });
  }

  /** As the peers' network writes it. */
  String id(int member) {
    return persist(() -> String.format("%016x", ask(each.get(member)::status).member()));
  }

  /** All keys below that prefix, with the revision of each. */
  Map<String, Long> keys(String prefix) {
    RangeResult result = persist(() -> ask(() -> any.range(RangeRequest.prefix(Bytes.utf8(prefix)))));
    Map<String, Long> keys = new TreeMap<>();
    ((RangeResult.Pairs) result).pairs().forEach(pair -> keys.put(pair.key().utf8(), pair.modRevision()));
    return keys;
  }

  /** Waits until every member has what any of them had acknowledged; then all must have the same. */
  void checkMembersAgree() {
    long revision = persist(() -> ask(any::revision));
    List<HashResult> hashes = each.stream().<HashResult>map(member -> persist(() ->
        ask(() -> member.hash(revision)) instanceof HashResult.Hashed hashed ? hashed : null)).toList();
    assertThat(hashes.stream().distinct()).as("the members' hashes at revision %d: %s", revision, hashes).hasSize(1);
  }

  /** Asks again while there is no answer, or null. */
  private static <T> T persist(Supplier<T> question) {
    long begun = System.nanoTime();
    while (true) {
      T answer = attempt(question, begun);
      if (answer != null) {
        return answer;
      }
      assertThat(System.nanoTime() - begun).as("nanoseconds without an answer").isLessThan(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static <T> T attempt(Supplier<T> question, long begun) {
    try {
      return question.get();
    } catch (StoreUnavailable none) {
      if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw none;
      }
      return null;
    }
  }

  private <T> T ask(Supplier<CompletionStage<T>> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.execute(() -> question.get().whenComplete((result, failure) -> {
      if (failure == null) {
        answer.complete(result);
      } else {
        answer.completeExceptionally(failure);
      }
    }));
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof StoreUnavailable unavailable) {
        throw unavailable;
      }
      throw new AssertionError(failed.getCause());
    } catch (TimeoutException | InterruptedException never) {
      throw new AssertionError("no answer", never);
    }
  }

  @Override
  public void close() {
    any.close();
    each.forEach(EtcdStore::close);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
