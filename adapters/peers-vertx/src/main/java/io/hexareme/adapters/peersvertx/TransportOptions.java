package io.hexareme.adapters.peersvertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.TCPSSLOptions;
import java.util.Set;

/** How connections are made: no delay for small messages, and TLS 1.3 with certificates on both sides unless it is all on one machine. */
final class TransportOptions {
  private static final int CONNECT_MILLIS = 2000;

  private TransportOptions() {}

  static NetServerOptions server(PeerTls tls) {
    NetServerOptions options = new NetServerOptions();
    common(options, tls);
    return tls == null ? options : options.setClientAuth(ClientAuth.REQUIRED);
  }

  static NetClientOptions client(PeerTls tls) {
    NetClientOptions options = new NetClientOptions().setConnectTimeout(CONNECT_MILLIS);
    common(options, tls);
    return tls == null ? options : options.setHostnameVerificationAlgorithm("HTTPS");
  }

  private static void common(TCPSSLOptions options, PeerTls tls) {
    options.setTcpNoDelay(true).setTcpKeepAlive(true);
    if (tls == null) return;
    options.setSsl(true)
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
        .setKeyCertOptions(new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(tls.certificate()))
            .addKeyValue(Buffer.buffer(tls.privateKey())))
        .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(tls.authority())));
  }
}
