package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.ApiServer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Serves an {@link ApiServer} over HTTPS. The API server, and the frames of its streams, are called on the
 * Vert.x event loop that received the request. Its answers may complete on any thread, and a stream's source may call its sink
 * from any one thread: both hop back by themselves.
 */
public final class VertxFrontDoor {
  private final HttpServer server;
  private final Patience patience;
  private final OpenStreams streams;

  /**
   * @param host the address to listen on
   * @param port the port to listen on; 0 for any free one
   * @throws IllegalArgumentException when the authority is no PEM certificate
   */
  public VertxFrontDoor(Vertx vertx, ApiServer api, TlsMaterial tls, String host, int port) {
    this(vertx, api, tls, host, port, Patience.USUAL);
  }

  VertxFrontDoor(Vertx vertx, ApiServer api, TlsMaterial tls, String host, int port, Patience patience) {
    this.patience = patience;
    streams = new OpenStreams(patience);
    X509Certificate authority = Certificates.parse(tls.clientAuthority());
    Optional<X509Certificate> proxies = tls.proxyAuthority().map(Certificates::parse);
    Credentials credentials = new Credentials(new ClientCertificates(authority, proxies));
    server = vertx.createHttpServer(ServerOptions.of(tls, Stream.concat(Stream.of(authority), proxies.stream()).toList()).setHost(host).setPort(port));
    server.requestHandler(request -> new Exchange(vertx, api, credentials, streams, request).handle());
    // What fails before there is a request (a TLS handshake broken off, a port scanner) is the client's affair; it got its alert.
    server.exceptionHandler(_ -> {});
  }

  /** Starts to listen; answers the port. Fails when the address is taken or the TLS material is no good. */
  public CompletionStage<Integer> start() {
    return server.listen().map(HttpServer::actualPort).toCompletionStage();
  }

  /** Takes no more connections, ends every stream cleanly, waits a while for answers in flight, then closes what is left. */
  public CompletionStage<Void> close() {
    streams.close();
    return server.shutdown(patience.drain()).toCompletionStage();
  }
}
