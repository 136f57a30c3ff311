/**
 * The Kubernetes REST front door: HTTPS (HTTP/1.1, HTTP/2, WebSockets) in front of {@link io.hexareme.ports.api.ApiServer}.
 *
 * <p>Entry: {@link io.hexareme.adapters.httpvertx.VertxFrontDoor}. One request is one {@code Exchange}: {@code Credentials} finds
 * out who the transport says is calling, {@code RequestBody} takes the body in, {@code RequestMapping} makes the
 * {@code ApiRequest}, then {@code WholeResponse} writes the answer or a {@code StreamSink} lets its frames flow, over chunked HTTP
 * ({@code HttpWire}) or a WebSocket ({@code WebSocketWire}), or {@code Conversing} makes the connection the wire of a conversation
 * ({@link io.hexareme.adapters.httpvertx.talk}).
 *
 * <p>What is decided here is HTTP's own: limits, TLS, decoding of paths, who is too slow a reader. Authentication proper, content
 * negotiation, verbs and errors of the API are the API server's. Everything happens on the event loop that received the
 * request.
 */
package io.hexareme.adapters.httpvertx;
