package io.hexareme.adapters.pkibouncycastle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Keys and certificates as text (RFC 7468). Reading what is not such text throws {@code IllegalStateException}. */
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  static String of(X509Certificate certificate) {
    try {
      return wrap("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateException e) {
      throw new IllegalStateException("a certificate that has no encoding", e);
    }
  }

  static String of(PrivateKey key) {
    return wrap("PRIVATE KEY", key.getEncoded());
  }

  /** RFC 5915, with the curve and the public key in it. */
  static String ofEc(PrivateKey key) {
    ASN1Object structure = new org.bouncycastle.asn1.sec.ECPrivateKey(256, ((ECPrivateKey) key).getS(),
        SubjectPublicKeyInfo.getInstance(Points.publicKey(key).getEncoded()).getPublicKeyData(), SECObjectIdentifiers.secp256r1);
    try {
      return wrap("EC PRIVATE KEY", structure.getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException("a key that has no encoding", e);
    }
  }

  static String of(PublicKey key) {
    return wrap("PUBLIC KEY", key.getEncoded());
  }

  static X509Certificate certificate(String text) {
    return certificate(unwrap("CERTIFICATE", text));
  }

  static X509Certificate certificate(byte[] der) {
    try {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalStateException("not an X.509 certificate", e);
    }
  }

  static PrivateKey privateKey(String text) {
    try {
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(unwrap("PRIVATE KEY", text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not an EC private key in PKCS#8", e);
    }
  }

  static PublicKey publicKey(String text) {
    try {
      return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(unwrap("PUBLIC KEY", text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not an EC public key", e);
    }
  }

  private static String wrap(String label, byte[] der) {
    return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
  }

  private static byte[] unwrap(String label, String text) {
    Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]+)-----END " + label + "-----").matcher(text);
    if (!block.find()) {
      throw new IllegalStateException("no PEM block " + label);
    }
    try {
      return Base64.getMimeDecoder().decode(block.group(1).getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("a damaged PEM block " + label, e);
    }
  }
}
