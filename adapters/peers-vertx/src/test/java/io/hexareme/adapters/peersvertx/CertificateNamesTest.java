package io.hexareme.adapters.peersvertx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateNamesTest {

  @ParameterizedTest
  @CsvSource({
    "elsewhere, m9.example, true",
    "elsewhere, m8.example, false",
    "elsewhere, example, false",
    "elsewhere, a.wild.example, true",
    "elsewhere, a.b.wild.example, false",
    "elsewhere, wild.example, false",
    "elsewhere, 10.0.0.9, true",
    "elsewhere, 10.0.0.8, false",
    "elsewhere, fd00:0:0:0::9, true",
    "elsewhere, elsewhere, false",
    "member, localhost, true",
    "member, ::1, true",
    "member, 127.0.0.1, true",
    "member, 127.0.0.2, false",
    "ca, localhost, false"
  })
  void a_certificate_is_for_the_hosts_among_its_alternative_names(String file, String host, boolean named) throws Exception {
    byte[] pem = Members.read(file + ".crt").getBytes(StandardCharsets.US_ASCII);
    X509Certificate certificate =
        (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem));
    assertThat(CertificateNames.names(certificate, host)).isEqualTo(named);
  }
}
