package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.security.CertificateSigner;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * Signs what users of a cluster ask for. Serial numbers and signatures follow from the request, the time and the key (RFC 6979), so that
 * the same order gives the same certificate, in a simulation too.
 */
final class RequestSigner implements CertificateSigner {
  /** Clocks of clients may be behind. */
  private static final Duration MERCY = Duration.ofMinutes(5);

  private final X509Certificate authority;
  private final ECPrivateKey key;

  RequestSigner(X509Certificate authority, PrivateKey key) {
    this.authority = authority;
    this.key = (ECPrivateKey) key;
  }

  @Override
  public Reading read(String pem) {
    return new SigningRequest(pem).reading();
  }

  @Override
  public String issue(Order order) {
    PKCS10CertificationRequest request = new SigningRequest(order.pem()).request();
    Instant begin = order.now().truncatedTo(ChronoUnit.SECONDS).minus(MERCY);
    Instant end = order.now().truncatedTo(ChronoUnit.SECONDS).plus(order.duration());
    Instant last = authority.getNotAfter().toInstant();
    try {
      X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
          X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()), serial(request, order),
          Date.from(begin), Date.from(end.isAfter(last) ? last : end), request.getSubject(), request.getSubjectPublicKeyInfo());
      extend(builder, request, order);
      return Pem.of(Pem.certificate(builder.build(new DeterministicSigner(key.getS())).getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a request that was found good cannot be signed", e);
    }
  }

  private void extend(X509v3CertificateBuilder builder, PKCS10CertificationRequest request, Order order)
      throws IOException, GeneralSecurityException {
    Usages usages = new Usages(order.usages());
    if (usages.key().isPresent()) {
      builder.addExtension(Extension.keyUsage, true, usages.key().get());
    }
    if (usages.extended().isPresent()) {
      builder.addExtension(Extension.extendedKeyUsage, false, usages.extended().get());
    }
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.authorityKeyIdentifier, false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
    GeneralNames names = SigningRequest.alternativeNames(request);
    if (names != null) {
      builder.addExtension(Extension.subjectAlternativeName, false, names);
    }
  }

  /** 19 octets of a digest: positive, and as good as unique. */
  private static BigInteger serial(PKCS10CertificationRequest request, Order order) throws IOException, GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(request.getEncoded());
    digest.update(BigInteger.valueOf(order.now().toEpochMilli()).toByteArray());
    return new BigInteger(1, Arrays.copyOf(digest.digest(), 19)).setBit(0);
  }
}
