/**
 * Bytes both ways, for as long as both sides want: a command in a container, a container's own process that somebody is attached to, a
 * connection to a port of a Pod.
 *
 * <p>Entry: {@link io.hexareme.ports.stream.Conversation}, one such talk as its asking side holds it; how it ended is an
 * {@link io.hexareme.ports.stream.End}. Runtime, kubelet, API server and front door hand the same conversation on to each other, each with
 * what it has to say about it.
 *
 * <p>How the bytes travel to a client (WebSocket channels, SPDY) is the transport's business: nothing here knows of frames.
 */
package io.hexareme.ports.stream;
