package io.hexareme.adapters.etcdserver;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sockets. HTTP/2 in clear text or over TLS; its limits are set so that clients of many watches, as API servers are, fit in. */
final class Listeners {
  private static final int STREAMS_A_CONNECTION = 1 << 20;
  private static final int RESETS_A_WINDOW = 1 << 20;
  private static final int STREAM_WINDOW = 1 << 20;
  private static final int CONNECTION_WINDOW = 16 << 20;
  private static final int HEADERS = 128 << 10;

  private final Vertx vertx;
  private final EtcdServerOptions options;
  private final List<HttpServer> servers = new ArrayList<>();

  Listeners(Vertx vertx, EtcdServerOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  /** Gives the URLs as they are in fact, with the ports that were free. */
  Future<List<URI>> start(Handler<HttpServerRequest> handler) {
    List<Future<URI>> listening = new ArrayList<>();
    for (URI url : options.listenUrls()) listening.add(listen(url, handler));
    return Future.all(listening).map(all -> listening.stream().map(Future::result).toList());
  }

  private Future<URI> listen(URI url, Handler<HttpServerRequest> handler) {
    HttpServer server = vertx.createHttpServer(serverOptions(url)).requestHandler(handler);
    server.connectionHandler(LenientAuthorities::allowOn);
    // What fails before there is a request (a handshake broken off, a port scanner) is the client's affair.
    server.exceptionHandler(failure -> {});
    servers.add(server);
    return server.listen().map(up -> URI.create(url.getScheme() + "://" + authority(url.getHost(), up.actualPort())));
  }

  private static String authority(String host, int port) {
    return host + ":" + port;
  }

  Future<Void> close() {
    List<Future<Void>> closing = new ArrayList<>();
    for (HttpServer server : servers) closing.add(server.shutdown(1, TimeUnit.SECONDS));
    return Future.join(closing).mapEmpty();
  }

  private HttpServerOptions serverOptions(URI url) {
    String host = url.getHost().startsWith("[") ? url.getHost().substring(1, url.getHost().length() - 1) : url.getHost();
    HttpServerOptions http = new HttpServerOptions()
        .setHost(host).setPort(url.getPort()).setTcpNoDelay(true).setTcpKeepAlive(true)
        .setMaxHeaderSize(HEADERS)
        .setInitialSettings(new Http2Settings()
            .setMaxConcurrentStreams(STREAMS_A_CONNECTION).setInitialWindowSize(STREAM_WINDOW).setMaxHeaderListSize(HEADERS))
        .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
        .setHttp2RstFloodMaxRstFramePerWindow(RESETS_A_WINDOW);
    return url.getScheme().equals("https") ? secured(http) : http;
  }

  private HttpServerOptions secured(HttpServerOptions http) {
    EtcdServerOptions.Tls tls = options.tls();
    if (tls == null) throw new IllegalArgumentException("no certificate to serve https with");
    http.setSsl(true).setUseAlpn(true).setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
        .setKeyCertOptions(new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(tls.certificate())).addKeyValue(Buffer.buffer(tls.privateKey())));
    if (tls.clientAuthority() == null) return http;
    return http.setClientAuth(ClientAuth.REQUIRED)
        .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(tls.clientAuthority())));
  }
}
