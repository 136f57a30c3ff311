/**
 * How the members of the store's group speak to each other: bytes to a member, at most once, no answer promised.
 *
 * <p>Entry: {@link io.hexareme.ports.peers.PeerNetwork}. What the bytes mean is the core's business (Raft messages, forwarded proposals).
 */
package io.hexareme.ports.peers;
