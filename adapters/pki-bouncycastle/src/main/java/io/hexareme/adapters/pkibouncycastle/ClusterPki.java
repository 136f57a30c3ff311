package io.hexareme.adapters.pkibouncycastle;

import io.hexareme.ports.security.CertificateSigner;
import io.hexareme.ports.time.Clock;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The certificate authority of one cluster. What it issued before is given out again while it is good: signed by this
 * authority, for the same subject and names, and not within a month of its end. Blocks on files; for start-up, not for a loop.
 */
public final class ClusterPki {
  /** The names and addresses under which clients inside and outside the cluster reach the API server. */
  private static final List<String> SERVING_NAMES = List.of("127.0.0.1", "localhost", "kubernetes", "kubernetes.default",
      "kubernetes.default.svc", "kubernetes.default.svc.cluster.local", "10.96.0.1");

  private final Shelf shelf;
  private final Clock clock;
  private final X509Certificate authority;
  private final PrivateKey authorityKey;

  private ClusterPki(Shelf shelf, Clock clock) {
    this.shelf = shelf;
    this.clock = clock;
    this.authorityKey = shelf.read("ca.key").map(Pem::privateKey).orElseGet(this::newAuthorityKey);
    this.authority = shelf.read("ca.crt").map(Pem::certificate).orElseGet(this::newAuthority);
    if (!Keys.match(authority.getPublicKey(), authorityKey)) {
      throw new IllegalStateException("ca.key is not the key of ca.crt");
    }
  }

  /**
   * The authority kept in {@code directory}, made when there is none.
   *
   * @throws java.io.UncheckedIOException when the directory cannot be read or written
   * @throws IllegalStateException when what is there is no authority: it is never overwritten
   */
  public static ClusterPki inDirectory(Path directory, Clock clock) {
    return new ClusterPki(new DirectoryShelf(directory), clock);
  }

  /** An authority that is forgotten with this object. */
  public static ClusterPki inMemory(Clock clock) {
    return new ClusterPki(new MemoryShelf(), clock);
  }

  /** The authority's certificate, PEM. */
  public String authority() {
    return Pem.of(authority);
  }

  /**
   * The API server's serving certificate, kept as {@code apiserver}.
   *
   * @param extraNames host names and IP addresses besides the usual ones
   */
  public IssuedCertificate serving(Collection<String> extraNames) {
    Set<String> names = new LinkedHashSet<>(SERVING_NAMES);
    names.addAll(extraNames);
    return keptOrIssued("apiserver", Order.serving("kube-apiserver", names));
  }

  /**
   * A client certificate for user {@code commonName} in the groups {@code organizations}.
   *
   * @param name what it is kept as, such as {@code admin}; a file name without suffix
   */
  public IssuedCertificate client(String name, String commonName, List<String> organizations) {
    return keptOrIssued(name, Order.client(commonName, organizations));
  }

  /** Reads and signs what users of the cluster ask for. */
  public CertificateSigner signer() {
    return new RequestSigner(authority, authorityKey);
  }

  private IssuedCertificate keptOrIssued(String name, Order order) {
    Optional<String> certificate = shelf.read(name + ".crt");
    Optional<String> key = shelf.read(name + ".key");
    if (certificate.isPresent() && key.isPresent()
        && new Inspection(authority, clock.now()).passes(certificate.get(), key.get(), order)) {
      return new IssuedCertificate(certificate.get(), key.get());
    }
    IssuedCertificate issued = new Issuer(clock.now()).issue(authority, authorityKey, order);
    // The key first: a crash in between leaves a pair that does not match, and is issued anew.
    shelf.write(name + ".key", issued.privateKey());
    shelf.write(name + ".crt", issued.certificate());
    return issued;
  }

  private PrivateKey newAuthorityKey() {
    if (shelf.read("ca.crt").isPresent()) {
      throw new IllegalStateException("there is a ca.crt but no ca.key: nothing can be issued");
    }
    PrivateKey key = Keys.generate().getPrivate();
    shelf.write("ca.key", Pem.of(key));
    return key;
  }

  private X509Certificate newAuthority() {
    X509Certificate made = new Issuer(clock.now()).selfSigned("kubernetes", authorityKey);
    shelf.write("ca.crt", Pem.of(made));
    return made;
  }
}
