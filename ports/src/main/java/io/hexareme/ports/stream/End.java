package io.hexareme.ports.stream;

/** How a conversation ended. */
public sealed interface End {

  /** The command exited with 0; whoever was attached to has ended; the connection was closed in order. */
  record Done() implements End {}

  /**
   * The command ran and exited with another code than 0.
   *
   * @param message what a kubelet says then: {@code command terminated with non-zero exit code: …}
   */
  record Exited(int code, String message) implements End {}

  /** It could not begin, or broke off. */
  record Failed(String message) implements End {}
}
