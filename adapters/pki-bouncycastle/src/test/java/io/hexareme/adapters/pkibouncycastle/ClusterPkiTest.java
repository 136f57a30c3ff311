package io.hexareme.adapters.pkibouncycastle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterPkiTest {
  @TempDir
  Path root;

  private Instant now = Instant.now();

  private ClusterPki open() {
    return ClusterPki.inDirectory(root.resolve("pki"), () -> now);
  }

  private Path file(String name) {
    return root.resolve("pki").resolve(name);
  }

  private static X509TrustManager trusting(String authority) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", Pem.certificate(authority));
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return (X509TrustManager) factory.getTrustManagers()[0];
  }

  @Test
  void the_serving_certificate_is_good_for_every_name_of_the_api_server() throws Exception {
    ClusterPki pki = ClusterPki.inMemory(() -> now);
    IssuedCertificate issued = pki.serving(List.of("api.example", "192.168.7.9", "::1"));
    X509Certificate certificate = Pem.certificate(issued.certificate());
    trusting(pki.authority()).checkServerTrusted(new X509Certificate[] {certificate}, "ECDHE_ECDSA");
    assertThat(certificate.getSubjectAlternativeNames().stream().<Object>map(name -> name.get(1))).containsExactlyInAnyOrder(
        "127.0.0.1", "localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc",
        "kubernetes.default.svc.cluster.local", "10.96.0.1", "api.example", "192.168.7.9", "0:0:0:0:0:0:0:1");
    assertThat(Keys.match(certificate.getPublicKey(), Pem.privateKey(issued.privateKey()))).isTrue();
    assertThat(certificate.getNotBefore().toInstant()).isBefore(now);
    assertThatThrownBy(() -> trusting(pki.authority()).checkClientTrusted(new X509Certificate[] {certificate}, "EC"))
        .isInstanceOf(java.security.cert.CertificateException.class);
  }

  @Test
  void a_client_certificate_names_user_and_groups() throws Exception {
    ClusterPki pki = ClusterPki.inMemory(() -> now);
    X509Certificate certificate =
        Pem.certificate(pki.client("admin", "kubernetes-admin", List.of("system:masters", "a, b=c")).certificate());
    trusting(pki.authority()).checkClientTrusted(new X509Certificate[] {certificate}, "EC");
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=kubernetes-admin,O=a\\, b\\=c,O=system:masters");
  }

  @Test
  void what_is_kept_is_given_out_again() throws Exception {
    IssuedCertificate serving = open().serving(List.of("api.example"));
    IssuedCertificate client = open().client("admin", "kubernetes-admin", List.of("system:masters", "a, b=c"));
    String authority = open().authority();
    now = now.plus(Duration.ofDays(300));
    assertThat(open().serving(List.of("api.example"))).isEqualTo(serving);
    assertThat(open().serving(List.of())).as("fewer names").isEqualTo(serving);
    assertThat(open().client("admin", "kubernetes-admin", List.of("system:masters", "a, b=c"))).isEqualTo(client);
    assertThat(open().authority()).isEqualTo(authority).isEqualTo(Files.readString(file("ca.crt")));
    assertThat(Files.readString(file("apiserver.key"))).isEqualTo(serving.privateKey());
  }

  @Test
  void only_the_owner_may_read() throws Exception {
    open().serving(List.of());
    try (var files = Files.list(root.resolve("pki"))) {
      assertThat(files).hasSize(4).allSatisfy(
          path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------"));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("pki")))).isEqualTo("rwx------");
  }

  @Test
  void a_certificate_is_issued_anew_a_month_before_its_end() {
    IssuedCertificate first = open().serving(List.of());
    now = now.plus(Duration.ofDays(336));
    IssuedCertificate second = open().serving(List.of());
    assertThat(second).isNotEqualTo(first);
    assertThat(open().serving(List.of())).isEqualTo(second);
  }

  @Test
  void a_certificate_is_issued_anew_when_a_name_or_the_subject_changes() {
    IssuedCertificate first = open().serving(List.of());
    assertThat(open().serving(List.of("10.0.0.7"))).isNotEqualTo(first);
    IssuedCertificate client = open().client("admin", "admin", List.of("a"));
    assertThat(open().client("admin", "admin", List.of("a", "b"))).isNotEqualTo(client);
  }

  @Test
  void a_pair_that_does_not_match_or_cannot_be_read_is_issued_anew() throws Exception {
    IssuedCertificate first = open().serving(List.of());
    Files.writeString(file("apiserver.key"), open().client("x", "x", List.of()).privateKey());
    IssuedCertificate second = open().serving(List.of());
    assertThat(second).isNotEqualTo(first);
    Files.writeString(file("apiserver.crt"), "nonsense");
    assertThat(open().serving(List.of())).isNotEqualTo(second);
  }

  @Test
  void a_new_authority_issues_everything_anew() throws Exception {
    IssuedCertificate first = open().serving(List.of());
    Files.delete(file("ca.crt"));
    Files.delete(file("ca.key"));
    assertThat(open().serving(List.of())).isNotEqualTo(first);
  }

  @Test
  void a_crash_between_key_and_certificate_of_the_authority_is_repaired() throws Exception {
    IssuedCertificate issued = open().serving(List.of());
    Files.delete(file("ca.crt"));
    assertThat(open().serving(List.of())).as("still of this authority").isEqualTo(issued);
    trusting(open().authority()).checkServerTrusted(new X509Certificate[] {Pem.certificate(issued.certificate())}, "ECDHE_ECDSA");
  }

  @Test
  void an_authority_that_makes_no_sense_is_refused_and_never_overwritten() throws Exception {
    open();
    Files.delete(file("ca.key"));
    assertThatThrownBy(this::open).hasMessage("there is a ca.crt but no ca.key: nothing can be issued");
    Files.writeString(file("ca.key"), Pem.of(Keys.generate().getPrivate()));
    assertThatThrownBy(this::open).hasMessage("ca.key is not the key of ca.crt");
    Files.writeString(file("ca.key"), "nonsense");
    assertThatThrownBy(this::open).isInstanceOf(IllegalStateException.class);
    assertThat(Files.readString(file("ca.key"))).isEqualTo("nonsense");
  }

  @Test
  void a_client_without_a_name_is_refused() {
    assertThatThrownBy(() -> open().client("x", "", List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
