package io.hexareme.ports.webhook;

import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Driven port: posts JSON to a webhook. Called on the API server's loop, answers there; always completes normally, never twice. */
@FunctionalInterface
public interface Webhooks {

  CompletionStage<Answer> post(Call call);

  /**
   * @param caBundle the certificate authorities in PEM that the server's certificate must come from; empty for those that the system trusts
   * @param headers by lower-case name, such as {@code authorization}, {@code traceparent}; content type and accept are JSON
   * @param timeout after which the answer is {@link Answer.Failed} with {@code timedOut}
   */
  record Call(Destination destination, String caBundle, Map<String, String> headers, Bytes body, Duration timeout) {}

  /** Whom to ask. */
  sealed interface Destination {

    /** {@code https://host:port/path?query}. */
    record Url(String url) implements Destination {}

    /** A Service of the cluster, reached as {@code https://name.namespace.svc:port/path?query}; {@code path} has its slash or is empty. */
    record Service(String namespace, String name, int port, String path) implements Destination {}
  }

  /** What came of it. */
  sealed interface Answer {

    /** Any HTTP answer, good or bad. */
    record Reply(int code, Bytes body) implements Answer {}

    /**
     * There was none.
     *
     * @param timedOut whether the time was up
     * @param why in the words of a Go client after {@code Post "URL": }, such as {@code context deadline exceeded},
     *     {@code dial tcp 10.96.0.7:443: connect: connection refused}, {@code tls: failed to verify certificate: x509: certificate signed
     *     by unknown authority}, {@code service "hook" not found}, {@code no endpoints available for service "hook"}
     */
    record Failed(boolean timedOut, String why) implements Answer {}
  }
}
