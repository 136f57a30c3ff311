package io.hexareme.adapters.pkibouncycastle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes certificates (RFC 5280). */
final class Issuer {
  /** For clocks that are a little behind ours. */
  private static final Duration SKEW = Duration.ofHours(1);

  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration LIFE = Duration.ofDays(365);

  private final Instant now;

  Issuer(Instant now) {
    this.now = now;
  }

  X509Certificate selfSigned(String commonName, PrivateKey key) {
    PublicKey publicKey = Points.publicKey(key);
    X500Name name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    try {
      X509v3CertificateBuilder builder = builder(name, name, AUTHORITY_LIFE, publicKey);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(Extension.keyUsage, true,
          new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment | KeyUsage.keyCertSign));
      builder.addExtension(Extension.subjectKeyIdentifier, false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(publicKey));
      return signed(builder, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make the cluster's authority", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode the cluster's authority", e);
    }
  }

  IssuedCertificate issue(X509Certificate authority, PrivateKey authorityKey, Order order) {
    KeyPair pair = Keys.generate();
    X500Name issuer = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
    try {
      X509v3CertificateBuilder builder = builder(issuer, subject(order), LIFE, pair.getPublic());
      extend(builder, order);
      builder.addExtension(Extension.authorityKeyIdentifier, false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
      return new IssuedCertificate(Pem.of(signed(builder, authorityKey)), Pem.of(pair.getPrivate()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot issue a certificate for " + order.commonName(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot encode a certificate for " + order.commonName(), e);
    }
  }

  private static void extend(X509v3CertificateBuilder builder, Order order) throws IOException {
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
    builder.addExtension(Extension.extendedKeyUsage, false,
        new ExtendedKeyUsage(order.serving() ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth));
    List<GeneralName> names = new ArrayList<>();
    order.hosts().forEach(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
    order.addresses().forEach(address -> names.add(new GeneralName(GeneralName.iPAddress, address)));
    if (!names.isEmpty()) {
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
    }
  }

  private static X500Name subject(Order order) {
    X500NameBuilder builder = new X500NameBuilder(BCStyle.INSTANCE);
    order.subject().forEach(part -> builder.addRDN(part[0].equals("O") ? BCStyle.O : BCStyle.CN, part[1]));
    return builder.build();
  }

  private X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, Duration life, PublicKey key) {
    return new X509v3CertificateBuilder(issuer, new BigInteger(120, new SecureRandom()).setBit(119),
        Date.from(now.minus(SKEW)), Date.from(now.plus(life)), subject, SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key) throws GeneralSecurityException, IOException {
    try {
      // The JDK signs: Bouncy Castle's own provider is neither registered nor loaded.
      return Pem.certificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)).getEncoded());
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
