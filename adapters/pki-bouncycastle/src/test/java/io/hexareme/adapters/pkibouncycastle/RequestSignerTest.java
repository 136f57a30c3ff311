package io.hexareme.adapters.pkibouncycastle;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.security.CertificateSigner.Order;
import io.hexareme.ports.security.CertificateSigner.Reading;
import io.hexareme.ports.security.CertificateSigner.Request;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSignerTest {
  private static final Instant NOW = Instant.now();
  private final ClusterPki pki = ClusterPki.inMemory(() -> NOW);
  private final CertificateSigner signer = pki.signer();

  private static String request(KeyPair pair, String subject, GeneralName... names) throws Exception {
    var builder = new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), pair.getPublic());
    if (names.length > 0) {
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
    }
    byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())).getEncoded();
    return "-----BEGIN CERTIFICATE REQUEST-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }

  @Test
  void a_request_says_who_and_under_which_names() throws Exception {
    String pem = request(Keys.generate(), "O=system:nodes,CN=system:node:n1", new GeneralName(GeneralName.dNSName, "n1.example"),
        new GeneralName(GeneralName.iPAddress, "10.0.0.1"), new GeneralName(GeneralName.rfc822Name, "a@b"),
        new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://x"));
    assertThat(signer.read(pem)).isEqualTo(new Reading.Good(new Request("system:node:n1", List.of("system:nodes"), List.of("n1.example"),
        List.of("10.0.0.1"), List.of("a@b"), List.of("spiffe://x"), false)));
  }

  @Test
  void the_certificate_is_the_clusters_for_that_key_and_no_longer_than_asked() throws Exception {
    KeyPair pair = Keys.generate();
    Order order = new Order(request(pair, "O=dev,CN=jane"), List.of("digital signature", "client auth"), NOW, Duration.ofHours(1));
    X509Certificate certificate = Pem.certificate(signer.issue(order));
    certificate.verify(Pem.certificate(pki.authority()).getPublicKey());
    assertThat(certificate.getPublicKey()).isEqualTo(pair.getPublic());
    assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=jane,O=dev");
    assertThat(certificate.getNotAfter().toInstant()).isEqualTo(NOW.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).plusSeconds(3600));
    assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getKeyUsage()).startsWith(true, false, false);
    assertThat(signer.issue(order)).isEqualTo(signer.issue(order));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "-----BEGIN CERTIFICATE REQUEST-----"})
  void what_is_no_request_is_told_so(String pem) {
    assertThat(signer.read(pem)).isEqualTo(new Reading.Malformed("PEM block type must be CERTIFICATE REQUEST"));
  }

  @Test
  void a_request_for_somebody_elses_key_is_none() throws Exception {
    KeyPair pair = Keys.generate();
    var builder = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=x"), pair.getPublic());
    byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(Keys.generate().getPrivate())).getEncoded();
    assertThat(signer.read("-----BEGIN CERTIFICATE REQUEST-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END CERTIFICATE REQUEST-----"))
        .isInstanceOf(Reading.Malformed.class);
  }

  @Test
  void whatever_bytes_come_the_answer_is_an_answer() throws Exception {
    byte[] good = Base64.getMimeDecoder().decode(request(Keys.generate(), "O=dev,CN=jane", new GeneralName(GeneralName.iPAddress, "10.0.0.1"))
        .replaceAll("-----[A-Z ]+-----", ""));
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
      Reading reading = signer.read("-----BEGIN CERTIFICATE REQUEST-----\n" + Base64.getEncoder().encodeToString(cut)
          + "\n-----END CERTIFICATE REQUEST-----");
      refused += reading instanceof Reading.Malformed ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(1_900);
  }
}
