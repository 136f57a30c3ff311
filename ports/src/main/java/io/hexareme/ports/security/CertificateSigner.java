package io.hexareme.ports.security;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Driven port: certificate requests (PKCS #10, RFC 2986) read, and certificates (X.509, RFC 5280) issued by the cluster's authority. Pure:
 * the same order gives the same certificate; never blocks for long; never throws for bad input.
 */
public interface CertificateSigner {

  /** Reads a request in PEM. */
  Reading read(String pem);

  /** The certificate that the order asks for, in PEM, with nothing of the request but its subject, names and key. */
  String issue(Order order);

  /** What became of a request that somebody wrote. */
  sealed interface Reading {
    record Good(Request request) implements Reading {}

    /** In the words of Kubernetes, such as {@code PEM block type must be CERTIFICATE REQUEST}. */
    record Malformed(String why) implements Reading {}
  }

  /**
   * What a request says; its signature was checked.
   *
   * @param commonName empty when there is none
   * @param dnsNames and the other three: the subject's alternative names by their kind
   * @param other whether the subject holds more than a common name and organizations
   */
  record Request(String commonName, List<String> organizations, List<String> dnsNames, List<String> addresses, List<String> emails,
      List<String> uris, boolean other) {
    public Request {
      organizations = List.copyOf(organizations);
      dnsNames = List.copyOf(dnsNames);
      addresses = List.copyOf(addresses);
      emails = List.copyOf(emails);
      uris = List.copyOf(uris);
    }
  }

  /**
   * @param pem a request that {@link #read} found good
   * @param usages as {@code spec.usages} names them, such as {@code digital signature}, {@code client auth}
   * @param now the beginning, but for some minutes of mercy for clocks that are behind
   * @param duration how long the certificate is to hold; shorter when the authority ends before
   */
  record Order(String pem, List<String> usages, Instant now, Duration duration) {
    public Order {
      usages = List.copyOf(usages);
    }
  }
}
