/**
 * What every {@link io.hexareme.ports.peers.PeerNetwork} must do: {@link io.hexareme.ports.peers.PeerNetworkContract}. An adapter's test
 * extends it and says how members are opened, how their loops turn, and how one of them stops taking what it is sent.
 */
package io.hexareme.ports.peers;
