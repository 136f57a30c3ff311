package io.hexareme.adapters.httpvertx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** The committed test certificates, and clients' TLS contexts made of them. */
final class TestTls {
  private TestTls() {}

  static TlsMaterial server() {
    return new TlsMaterial(read("server.crt"), read("server.key"), read("ca.crt"));
  }

  static String read(String name) {
    try (var in = TestTls.class.getResourceAsStream("/tls/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A context that trusts the test authority and, unless {@code client} is null, shows that client's certificate. */
  static SSLContext context(String client) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", Certificates.parse(read("ca.crt")));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(client == null ? null : new javax.net.ssl.KeyManager[] {alwaysShowing(client)}, trust.getTrustManagers(), null);
    return context;
  }

  /** Shows the certificate even when the server names another authority: a hostile client would. */
  private static X509ExtendedKeyManager alwaysShowing(String client) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry("me", key(client), new char[0], new Certificate[] {Certificates.parse(read(client + ".crt"))});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
    keys.init(own, new char[0]);
    return new Showing((X509ExtendedKeyManager) keys.getKeyManagers()[0]);
  }

  private static PrivateKey key(String client) throws Exception {
    String base64 = read(client + ".key").replaceAll("-----[^-]+-----|\\s", "");
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  private static final class Showing extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager inner;

    Showing(X509ExtendedKeyManager inner) {
      this.inner = inner;
    }

    @Override
    public String chooseClientAlias(String[] types, java.security.Principal[] issuers, java.net.Socket socket) {
      return "me";
    }

    @Override
    public String chooseEngineClientAlias(String[] types, java.security.Principal[] issuers, javax.net.ssl.SSLEngine engine) {
      return "me";
    }

    @Override
    public String[] getClientAliases(String type, java.security.Principal[] issuers) {
      return new String[] {"me"};
    }

    @Override
    public String[] getServerAliases(String type, java.security.Principal[] issuers) {
      return null;
    }

    @Override
    public String chooseServerAlias(String type, java.security.Principal[] issuers, java.net.Socket socket) {
      return null;
    }

    @Override
    public java.security.cert.X509Certificate[] getCertificateChain(String alias) {
      return inner.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return inner.getPrivateKey(alias);
    }
  }
}
