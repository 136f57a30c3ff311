package io.hexareme.adapters.assembly.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** A kubeconfig's certificates as the JDK wants them. */
public final class ClientTls {
  private static final Pattern KEY = Pattern.compile("-----BEGIN (EC )?PRIVATE KEY-----(.*?)-----END (?:EC )?PRIVATE KEY-----", Pattern.DOTALL);
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA");
  private static final char[] NO_PASSWORD = new char[0];

  private ClientTls() {}

  /** @throws IllegalArgumentException when a certificate or key cannot be read */
  public static SSLContext of(KubeconfigFile config) {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(config.certificate().isEmpty() ? null : identity(config), config.authority().isEmpty() ? null : trust(config), null);
      return tls;
    } catch (GeneralSecurityException | IOException unusable) {
      throw new IllegalArgumentException("the kubeconfig's certificates cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  private static KeyManager[] identity(KubeconfigFile config) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setKeyEntry("client", key(config.key()), NO_PASSWORD, certificates(config.certificate()).toArray(Certificate[]::new));
    KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static TrustManager[] trust(KubeconfigFile config) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    int index = 0;
    for (Certificate certificate : certificates(config.authority())) {
      store.setCertificateEntry("authority-" + index++, certificate);
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  /** The encoding does not say which algorithm the key is of, so each is asked. */
  private static PrivateKey key(String pem) throws GeneralSecurityException {
    Matcher block = KEY.matcher(pem);
    if (!block.find()) {
      throw new InvalidKeySpecException("client-key is neither a PRIVATE KEY (PKCS #8) nor an EC PRIVATE KEY");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(block.group(2));
    PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(block.group(1) == null ? encoded : EcPrivateKey.inPkcs8(encoded));
    InvalidKeySpecException unknown = new InvalidKeySpecException("client-key is of an unknown algorithm");
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException notOfIt) {
        unknown.addSuppressed(notOfIt);
      }
    }
    throw unknown;
  }
}
