package io.hexareme.adapters.httpvertx;

import io.hexareme.ports.api.Credential;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Judges client certificates: signed by the cluster's authority or that of front proxies, in date, meant for clients; and reads the user from them. */
final class ClientCertificates {
  private final X509TrustManager authority;
  private final Optional<X509TrustManager> proxies;

  ClientCertificates(X509Certificate authority, Optional<X509Certificate> proxies) {
    this.authority = trusting(authority);
    this.proxies = proxies.map(ClientCertificates::trusting);
  }

  /** The credential; {@code None} when the subject names nobody; empty when the certificate is not to be trusted. */
  Optional<Credential> judge(X509Certificate[] chain) {
    Optional<Credential> client = judge(authority, chain);
    return proxies.flatMap(trusted -> judge(trusted, chain))
        .flatMap(proxy -> proxy instanceof Credential.Certificate(String name, var _)
            ? Optional.<Credential>of(new Credential.FrontProxy(name, client, Map.of())) : Optional.empty())
        .or(() -> client);
  }

  private static Optional<Credential> judge(X509TrustManager trusted, X509Certificate[] chain) {
    try {
      trusted.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
      return Optional.of(subject(chain[0]));
    } catch (CertificateException | NamingException _) {
      return Optional.empty();
    }
  }

  private static Credential subject(X509Certificate certificate) throws NamingException {
    String commonName = "";
    List<String> organizations = new ArrayList<>();
    for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
      for (Attribute attribute : Collections.list(part.toAttributes().getAll())) {
        List<String> values = texts(attribute);
        if (attribute.getID().equalsIgnoreCase("CN")) {
          commonName = values.getLast();
        } else if (attribute.getID().equalsIgnoreCase("O")) {
          organizations.addAll(values);
        }
      }
    }
    return commonName.isEmpty() ? new Credential.None() : new Credential.Certificate(commonName, organizations);
  }

  private static List<String> texts(Attribute attribute) throws NamingException {
    List<String> texts = new ArrayList<>();
    for (Object value : Collections.list(attribute.getAll())) {
      texts.add(value.toString());
    }
    return texts;
  }

  private static X509TrustManager trusting(X509Certificate authority) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", authority);
      TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager found) {
          return found;
        }
      }
      throw new IllegalStateException("no X.509 trust manager in this JDK");
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("cannot trust the client authority", e);
    }
  }
}
