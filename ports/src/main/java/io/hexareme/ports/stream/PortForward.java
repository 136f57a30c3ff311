package io.hexareme.ports.stream;

/** The ports of one Pod, open to whoever asked for them. Called on the asking side's loop. */
@FunctionalInterface
public interface PortForward {

  /** A new connection to a port (1 to 65535) of the Pod; one that nobody listens on is a conversation that ends at once, with a failure. */
  Conversation connect(int port);

  /** The asking side has gone, and connects to nothing more; what it had opened it has ended. Harmless when it comes again. */
  default void close() {}
}
