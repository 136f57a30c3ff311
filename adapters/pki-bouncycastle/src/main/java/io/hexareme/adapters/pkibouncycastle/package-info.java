/**
 * The cluster's keys: its certificate authority, the certificates that it issues, and the key that signs service-account tokens.
 *
 * <p>Entries: {@link io.hexareme.adapters.pkibouncycastle.ClusterPki} and {@link io.hexareme.adapters.pkibouncycastle.JwtSigner}
 * (the port {@link io.hexareme.ports.security.TokenSigner}). Both keep what they make in a directory, laid out and named as
 * kubeadm does ({@code ca.crt}, {@code ca.key}, {@code sa.key}, {@code sa.pub}), or in memory.
 *
 * <p>Only {@code Issuer} and {@code Points} touch Bouncy Castle, and only when something must be made, so that a start with everything in
 * place does not load it; all else is the JDK's. Who may do what is not decided here, nor is TLS spoken ({@code http-vertx}).
 */
package io.hexareme.adapters.pkibouncycastle;
