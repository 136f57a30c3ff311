/**
 * Talking with running containers, as {@code pods/exec}, {@code pods/attach}, {@code pods/portforward} and the proxies need it: whose
 * container is meant, whether it runs, and what to say when it does not.
 *
 * <p>Entry: {@link io.hexareme.core.kubelet.streams.ContainerTalks}. Who may talk, and which container is meant when none is named, is the API
 * server's business; the talking itself is the runtime's ({@link io.hexareme.ports.runtime.ContainerStreams}).
 */
package io.hexareme.core.kubelet.streams;
