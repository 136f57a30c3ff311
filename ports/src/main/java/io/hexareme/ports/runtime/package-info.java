/**
 * What a kubelet asks of the machine it runs on: the container runtime, in the words of the Container Runtime Interface
 * (https://github.com/kubernetes/cri-api, v1), and probes of what its containers serve.
 */
package io.hexareme.ports.runtime;
