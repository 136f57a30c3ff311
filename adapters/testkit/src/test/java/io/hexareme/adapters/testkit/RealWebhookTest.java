package io.hexareme.adapters.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A webhook of the world: an HTTPS server with a certificate of its own, asked by a cluster on the wall clock. */
class RealWebhookTest {
  private static final Pattern UID = Pattern.compile("\"uid\":\"([^\"]+)\"");
  private static final CountDownLatch END = new CountDownLatch(1);

  @TempDir
  static Path directory;
  private static HttpsServer server;
  private static ExecutorService workers;
  private static String authority;
  private static TestCluster cluster;

  @BeforeAll
  static void begin() throws Exception {
    KeyStore keys = keys("hook");
    authority = pem(keys);
    KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "secret".toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext("/deny", exchange -> {
      Matcher uid = UID.matcher(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      byte[] answer = (uid.find() ? "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":{\"uid\":\"" + uid.group(1)
          + "\",\"allowed\":false,\"status\":{\"message\":\"not today\"}}}" : "").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("content-type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    server.createContext("/silent", exchange -> {
      try {
        END.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    });
    workers = Executors.newCachedThreadPool();
    server.setExecutor(workers);
    server.start();
    cluster = ClusterOptions.WALL_CLOCK.nodes(0).start();
  }

  private static KeyStore keys(String name) throws Exception {
    Path store = directory.resolve(name + ".p12");
    Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "k",
        "-keyalg", "EC", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "secret", "-dname", "CN=" + name,
        "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-validity", "2").inheritIO().start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return KeyStore.getInstance(store.toFile(), "secret".toCharArray());
  }

  private static String pem(KeyStore keys) throws Exception {
    String pem = "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(
        keys.getCertificate("k").getEncoded()) + "\n-----END CERTIFICATE-----\n";
    return Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void forget() {
    cluster.admin().delete("validatingwebhookconfiguration", "hook");
  }

  @AfterAll
  static void end() {
    END.countDown();
    cluster.close();
    server.stop(0);
    workers.shutdownNow();
  }

  private static void configure(String path, String bundle, String more) {
    cluster.admin().apply("""
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: hook}
        webhooks:
        - name: hook.example.com
          clientConfig: {url: "https://127.0.0.1:%d%s", caBundle: %s}
          rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}]
          admissionReviewVersions: [v1]
          sideEffects: None
          %s
        """.formatted(server.getAddress().getPort(), path, bundle, more));
  }

  private static void write() {
    cluster.admin().create("{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-}}");
  }

  @Test
  void its_denial_is_the_answer() {
    configure("/deny", authority, "");
    assertThatThrownBy(RealWebhookTest::write).hasMessageContaining("admission webhook \"hook.example.com\" denied the request: not today");
  }

  @Test
  void one_of_another_authority_is_not_believed() throws Exception {
    configure("/deny", pem(keys("stranger")), "");
    assertThatThrownBy(RealWebhookTest::write).hasMessageContaining("failed calling webhook \"hook.example.com\": failed to call webhook: Post ")
        .hasMessageContaining("x509: certificate signed by unknown authority");
  }

  @Test
  void one_that_says_nothing_has_its_time() {
    configure("/silent", authority, "timeoutSeconds: 1");
    assertThatThrownBy(RealWebhookTest::write).hasMessageContaining("/silent?timeout=1s\": context deadline exceeded");
    configure("/silent", authority, "timeoutSeconds: 1\n  failurePolicy: Ignore");
    write();
  }
}
