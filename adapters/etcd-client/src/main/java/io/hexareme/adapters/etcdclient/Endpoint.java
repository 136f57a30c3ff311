package io.hexareme.adapters.etcdclient;

import com.google.protobuf.Message;
import io.etcd.jetcd.api.StatusResponse;
import io.etcd.jetcd.api.WatchRequest;
import io.etcd.jetcd.api.WatchResponse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientOptions;
import io.vertx.grpc.client.GrpcClientRequest;
import java.net.URI;

/** One member's address, the connection to it, which is made when it is first needed, and what is known of it. */
final class Endpoint {
  private static final int STREAM_WINDOW_BYTES = 4 << 20;
  private static final int CONNECTION_WINDOW_BYTES = 16 << 20;

  private final URI uri;
  private final Vertx vertx;
  private final GrpcClient client;
  private final Latencies latencies = new Latencies();
  private HttpConnection watchConnection;
  private StatusResponse status;
  private String failure;

  Endpoint(URI uri, EtcdConfig config, Vertx vertx) {
    this.uri = uri;
    this.vertx = vertx;
    // A list of everything is one message.
    GrpcClientOptions grpc = new GrpcClientOptions().setMaxMessageSize(Integer.MAX_VALUE);
    this.client = GrpcClient.client(vertx, grpc, options(uri, config));
  }

  private static HttpClientOptions options(URI uri, EtcdConfig config) {
    HttpClientOptions options = new HttpClientOptions()
        .setDefaultHost(uri.getHost())
        .setDefaultPort(uri.getPort())
        .setProtocolVersion(HttpVersion.HTTP_2)
        .setHttp2ClearTextUpgrade(false)
        .setConnectTimeout((int) config.connectTimeout().toMillis())
        .setHttp2ConnectionWindowSize(CONNECTION_WINDOW_BYTES)
        .setInitialSettings(new Http2Settings().setInitialWindowSize(STREAM_WINDOW_BYTES));
    return "https".equals(uri.getScheme()) ? secure(options, config.tls()) : options;
  }

  private static HttpClientOptions secure(HttpClientOptions options, EtcdConfig.Tls tls) {
    options.setSsl(true).setUseAlpn(true);
    if (tls == null) return options;
    options.setTrustOptions(new PemTrustOptions().addCertPath(tls.ca().toString()));
    if (tls.certificate() == null) return options;
    return options.setKeyCertOptions(
        new PemKeyCertOptions().addCertPath(tls.certificate().toString()).addKeyPath(tls.key().toString()));
  }

  /** One question; the future never fails. */
  <Q extends Message, R extends Message> Future<Answer<R>> ask(
      Methods.Unary<Q, R> method, Q question, boolean requireLeader, long timeoutMillis) {
    long begun = System.nanoTime();
    return UnaryCall.start(vertx, client, method.method(), question, requireLeader, timeoutMillis).map(answer -> {
      long now = System.nanoTime();
      latencies.add(now, now - begun);
      switch (answer) {
        case Answer.Told<R> told -> failure = null;
        case Answer.Declined<R> declined -> failure = null;
        case Answer.NotSent<R> notSent -> failed(notSent.why());
        case Answer.Lost<R> lost -> failed(lost.why());
      }
      return answer;
    });
  }

  /** Opens a stream of watches. */
  Future<GrpcClientRequest<WatchRequest, WatchResponse>> watch() {
    return client.request(Methods.WATCH).map(request -> {
      watchConnection = request.connection();
      request.headers().set(UnaryCall.REQUIRE_LEADER, "true");
      return request;
    });
  }

  /** Lets go of a connection on which nothing comes any more: whoever waits on it hears of that. */
  void hangUp() {
    if (watchConnection != null) watchConnection.close();
    watchConnection = null;
  }

  void knows(StatusResponse latest) {
    status = latest;
  }

  /** Of what goes wrong in a row the first is the cause; the rest is our own hanging up and the like. */
  void failed(String why) {
    if (failure == null) failure = why;
  }

  /** What it last said of itself; null when it was not asked yet. */
  StatusResponse status() {
    return status;
  }

  /** Why requests come to nothing; null when the last one was answered. */
  String failure() {
    return failure;
  }

  Latencies latencies() {
    return latencies;
  }

  void close() {
    client.close();
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
