/**
 * Signatures, which the core cannot make itself: service-account tokens. The entry is
 * {@link io.hexareme.ports.security.TokenSigner}.
 *
 * <p>Certificates belong to the transport; who may do what is decided in the core.
 */
package io.hexareme.ports.security;
