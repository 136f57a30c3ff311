/**
 * The kubelet as a whole, between a stub API server and a tiny runtime, in virtual time: {@link io.hexareme.core.kubelet.KubeletBench}
 * is where to start. The pure rules have tables of their own in the packages below.
 */
package io.hexareme.core.kubelet;
