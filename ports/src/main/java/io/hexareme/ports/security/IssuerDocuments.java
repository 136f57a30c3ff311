package io.hexareme.ports.security;

import io.hexareme.ports.value.Bytes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Driven port: reads what issuers of tokens publish (OpenID Connect Discovery 1.0: metadata and keys), by GET over HTTPS. Called on the API
 * server's loop, answers there; always completes normally, within some ten seconds.
 */
@FunctionalInterface
public interface IssuerDocuments {

  /**
   * @param url {@code https://host/path}
   * @param caBundle the certificate authorities in PEM that the server's certificate must come from; empty for those that the system trusts
   */
  CompletionStage<Answer> read(String url, String caBundle);

  /**
   * The same for what is not for everybody.
   *
   * @param bearer a token to show (RFC 6750); empty for none
   */
  default CompletionStage<Answer> read(String url, String caBundle, String bearer) {
    return bearer.isEmpty() ? read(url, caBundle) : CompletableFuture.completedFuture(new Answer.Failed("no token can be shown to " + url));
  }

  /** What came of it. */
  sealed interface Answer {
    /** A 200; at most a mebibyte. */
    record Document(Bytes body) implements Answer {}

    record Failed(String why) implements Answer {}
  }
}
