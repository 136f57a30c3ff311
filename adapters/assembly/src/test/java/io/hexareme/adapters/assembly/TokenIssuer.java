package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hexareme.adapters.codecjackson.JsonCodec;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A real issuer of OpenID Connect tokens: HTTPS with a certificate of its own, a discovery document, and keys that can change. */
final class TokenIssuer implements AutoCloseable {
  private static final JsonCodec JSON = new JsonCodec();
  private static final char[] PASSWORD = "secret".toCharArray();

  private final HttpsServer server;
  private final String authority;
  private volatile List<Key> published = List.of();

  /** @param algorithm {@code RS256} or {@code ES256} */
  record Key(String id, String algorithm, KeyPair pair) {
    static Key made(String id, String algorithm) throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.equals("RS256") ? "RSA" : "EC");
      generator.initialize(algorithm.equals("RS256") ? 2048 : 256);
      return new Key(id, algorithm, generator.generateKeyPair());
    }

    Obj published() {
      return switch (pair.getPublic()) {
        case RSAPublicKey rsa -> Value.obj("kid", id, "alg", algorithm, "use", "sig", "kty", "RSA",
            "n", base64(unsigned(rsa.getModulus(), 256)), "e", base64(unsigned(rsa.getPublicExponent(), 3)));
        case ECPublicKey ec -> Value.obj("kid", id, "alg", algorithm, "use", "sig", "kty", "EC", "crv", "P-256",
            "x", base64(unsigned(ec.getW().getAffineX(), 32)), "y", base64(unsigned(ec.getW().getAffineY(), 32)));
        default -> throw new IllegalStateException(pair.getPublic().getAlgorithm());
      };
    }

    String token(Obj claims) throws GeneralSecurityException {
      String text = base64(JSON.encode(Value.obj("alg", algorithm, "kid", id)).utf8().getBytes(StandardCharsets.UTF_8)) + "."
          + base64(JSON.encode(claims).utf8().getBytes(StandardCharsets.UTF_8));
      Signature signature = Signature.getInstance(algorithm.equals("RS256") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
      PrivateKey key = pair.getPrivate();
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + base64(signature.sign());
    }
  }

  TokenIssuer(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
    Path store = directory.resolve("issuer.p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "k",
        "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD), "-dname", "CN=issuer",
        "-ext", "SAN=dns:localhost", "-validity", "2").inheritIO().start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    authority = "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(keys.getCertificate("k").getEncoded()) + "\n-----END CERTIFICATE-----\n";
    KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  /** Its certificate in PEM. */
  String authority() {
    return authority;
  }

  void publish(Key... keys) {
    published = List.of(keys);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Obj answer = switch (exchange.getRequestURI().getPath()) {
      case "/.well-known/openid-configuration" -> Value.obj("issuer", url(), "jwks_uri", url() + "/keys");
      case "/keys" -> Value.obj("keys", published.stream().map(Key::published).toList());
      default -> Obj.EMPTY;
    };
    byte[] body = JSON.encode(answer).utf8().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(answer.equals(Obj.EMPTY) ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] unsigned(BigInteger number, int length) {
    byte[] signed = number.toByteArray();
    byte[] octets = new byte[length];
    int digits = Math.min(signed.length, length);
    System.arraycopy(signed, signed.length - digits, octets, length - digits, digits);
    return octets;
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
