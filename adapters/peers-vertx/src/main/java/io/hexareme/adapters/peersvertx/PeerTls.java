package io.hexareme.adapters.peersvertx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What a member shows to its peers and whom it trusts, each as PEM text. It is read once: new files need a restart.
 *
 * @param certificate the member's, leaf first when it is a chain; for servers and for clients
 * @param privateKey its key
 * @param authority the certificate authority that issues certificates for the members of this group, and for nobody else
 */
public record PeerTls(String certificate, String privateKey, String authority) {
  public PeerTls {
    Objects.requireNonNull(certificate);
    Objects.requireNonNull(privateKey);
    Objects.requireNonNull(authority);
  }

  /** @throws UncheckedIOException when one of the files cannot be read; names it */
  public static PeerTls read(Path certificate, Path privateKey, Path authority) {
    return new PeerTls(text(certificate), text(privateKey), text(authority));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "PeerTls[]";
  }
}
