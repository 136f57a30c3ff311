package io.hexareme.adapters.httpvertx;

import io.hexareme.adapters.httpvertx.talk.Protocol;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.security.cert.X509Certificate;
import java.util.List;

/** How the server listens: TLS, protocol versions and limits. There are no idle time-outs, watches may be silent for hours. */
final class ServerOptions {
  /** Service-account tokens and impersonation make large headers. */
  private static final int HEADERS = 128 << 10;

  /** Selectors and continue tokens make long lines. */
  private static final int REQUEST_LINE = 64 << 10;

  /** A Go client keeps all its watches on one connection. */
  private static final int STREAMS_A_CONNECTION = 1000;

  /** A controller manager that ends its watches resets as many streams at once; the default of 200 would cut it off. */
  private static final int RESETS_A_WINDOW = 10_000;

  private static final int WEBSOCKET_MESSAGE = 4 << 20;

  private ServerOptions() {}

  static HttpServerOptions of(TlsMaterial tls, List<X509Certificate> authorities) {
    return limits(new HttpServerOptions())
        .setSsl(true)
        .setKeyCertOptions(new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(tls.certificate()))
            .addKeyValue(Buffer.buffer(tls.privateKey())))
        .setTrustOptions(TrustOptions.wrap(new OneTrustManagerFactory(new AnyClientCertificate(authorities))))
        .setClientAuth(ClientAuth.REQUEST)
        .setUseAlpn(true)
        .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
        .setTcpNoDelay(true)
        .setTcpKeepAlive(true);
  }

  private static HttpServerOptions limits(HttpServerOptions options) {
    return options
        .setMaxHeaderSize(HEADERS)
        .setMaxInitialLineLength(REQUEST_LINE)
        .setInitialSettings(new Http2Settings()
            .setMaxHeaderListSize(HEADERS)
            .setMaxConcurrentStreams(STREAMS_A_CONNECTION)
            .setInitialWindowSize(256 << 10))
        .setHttp2ConnectionWindowSize(1 << 20)
        .setHttp2RstFloodMaxRstFramePerWindow(RESETS_A_WINDOW)
        .setMaxWebSocketFrameSize(WEBSOCKET_MESSAGE)
        .setMaxWebSocketMessageSize(WEBSOCKET_MESSAGE)
        .setWebSocketSubProtocols(Protocol.webSocketNames())
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setCompressionSupported(false)
        .setDecompressionSupported(false);
  }
}
