package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.remote.KubeconfigFile;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.api.Body;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A user of the cluster, for one thread. */
final class Remote implements AutoCloseable {
  static final String LABEL = "load=killed";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Map<String, String> JSON = Map.of("content-type", "application/json");
  private static final Map<String, String> MERGE = Map.of("content-type", "application/merge-patch+json");

  private final BlockingApiServer server;

  Remote(KubeconfigFile config) {
    this.server = new BlockingApiServer(config);
  }

  /** An answer that came; {@code code} as in HTTP. */
  record Answer(int code, Value body) {
    boolean done() {
      return code < 300;
    }

    long revision() {
      return Long.parseLong(body.text("metadata", "resourceVersion"));
    }
  }

  /** Empty when no answer came, so that nobody knows whether it was done: the process is gone or going. */
  Optional<Answer> write(String method, String path, Value body) {
    try {
      Answer answer = call(method, path, Map.of(), method.equals("PATCH") ? MERGE : JSON, body);
      return answer.code() >= 500 ? Optional.empty() : Optional.of(answer);
    } catch (UncheckedIOException gone) {
      return Optional.empty();
    }
  }

  /** A write that must succeed. */
  Answer must(String method, String path, Value body) {
    Answer answer = call(method, path, Map.of(), method.equals("PATCH") ? MERGE : JSON, body);
    assertThat(answer.done()).as("%s %s: %s", method, path, answer).isTrue();
    return answer;
  }

  Value get(String path) {
    return get(path, Map.of());
  }

  Value get(String path, Map<String, String> query) {
    Answer answer = call("GET", path, query, Map.of(), Value.Null.NULL);
    assertThat(answer.code()).as("GET %s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Reads again and again until it is as wanted. */
  Value await(String path, Predicate<Value> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Value found = get(path);
    while (!wanted.test(found)) {
      assertThat(System.nanoTime()).as("still not as wanted: %s", found).isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
      found = get(path);
    }
    return found;
  }

  private Answer call(String method, String path, Map<String, String> query, Map<String, String> headers, Value body) {
    Body carried = body.isNull() ? new Body.None() : new Body.Tree(body);
    ApiResponse answer = server.handle(BlockingApiServer.request(method, path, query, headers, carried)).toCompletableFuture().join();
    return new Answer(answer.code(), ((Body.Tree) ((ApiResponse.Whole) answer).body()).value());
  }

  @Override
  public void close() {
    server.close();
  }
}
