/**
 * Messages between the members of the store's group over TCP and mutual TLS.
 *
 * <p>Entry: {@link io.hexareme.adapters.peersvertx.VertxPeerNetwork}. Each member dials each of its peers and sends on that connection only; it
 * receives on those that others dialled. On the wire all is frames: four bytes of length, big-endian, then that many bytes. The first frame
 * of the dialler is a {@code Hello} (protocol version, group, who it is, whom it means, which life of it this is), the first one of the
 * other side a hello, too, or the reason why not. After that the dialler's frames are messages, and the other side's are empty: they say, at most
 * twice a second, that something has arrived, so that a connection which leads nowhere is given up after a few seconds.
 *
 * <p>Who may speak: with TLS, whoever shows a certificate that the group's authority has issued; who claims to be a known peer must show one that
 * names the host of one of that peer's addresses; and whoever is dialled must show one that names the host that was dialled. An unknown member with a good
 * certificate is heard, because a member that lags behind does not know the newest ones yet. Without TLS every address must be a
 * loopback address. Reading starts at {@code OutgoingPeer} and {@code IncomingConnection}. What messages mean is the core's business.
 */
package io.hexareme.adapters.peersvertx;
