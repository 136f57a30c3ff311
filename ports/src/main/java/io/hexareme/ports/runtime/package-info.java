/**
 * What a kubelet asks of the machine it runs on: the container runtime, in the words of the Container Runtime Interface
 * (https://github.com/kubernetes/cri-api, v1), probes of what its containers serve, and the volumes that they mount. Talks with running containers are {@link
 * io.hexareme.ports.runtime.ContainerStreams}' part, as CRI keeps its streaming server apart.
 *
 * <p>For runtimes that run no real images, {@link io.hexareme.ports.runtime.ContainerImages} takes what images do:
 * {@link io.hexareme.ports.runtime.ContainerProgram}s, functions of a {@link io.hexareme.ports.runtime.ContainerContext}, which speak
 * HTTP with each other as {@link io.hexareme.ports.http.HttpCall} and {@link io.hexareme.ports.http.HttpReply}.
 */
package io.hexareme.ports.runtime;

import io.hexareme.ports.http.HttpReply;
import io.hexareme.ports.http.HttpCall;
