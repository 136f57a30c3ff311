/**
 * Conversations with clients ({@code exec}, {@code attach}, {@code portforward}) in the protocols that clients speak: numbered channels in
 * WebSocket messages ({@code v5.channel.k8s.io} and older, KEP-4006), SPDY/3.1 on an upgraded connection, and SPDY/3.1 inside of a WebSocket
 * ({@code SPDY/3.1+portforward.k8s.io}).
 *
 * <p>Entry: {@link io.hexareme.adapters.httpvertx.talk.Protocol}, the choice among what the client offers, which opens a
 * {@link io.hexareme.adapters.httpvertx.talk.Talk} over a {@link io.hexareme.adapters.httpvertx.talk.Wire}. The frames of SPDY are Netty's
 * ({@code io.netty.handler.codec.spdy}); its sessions here know no windows, because the clients know none: who is too fast is not read from.
 *
 * <p>Everything happens on the connection's event loop. What is said to whom, and whether it may be, was decided before.
 */
package io.hexareme.adapters.httpvertx.talk;
