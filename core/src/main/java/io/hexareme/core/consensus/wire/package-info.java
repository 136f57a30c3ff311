/**
 * The bytes of {@link io.hexareme.core.consensus.Message}s between members: an octet for the version of the format, one for the kind, then
 * sender, receiver, term and the kind's own parts, in {@code consensus.octets}.
 *
 * <p>Entry: {@link io.hexareme.core.consensus.wire.MessageCodec}. It checks that bytes are a message, not that the message makes sense:
 * Raft does that. Framing, encryption and who may send are the network adapter's business.
 */
package io.hexareme.core.consensus.wire;
