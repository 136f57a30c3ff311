package io.hexareme.adapters.runtimefake.network;

/**
 * Who asks.
 *
 * @param ip its address
 * @param namespace where names are looked up first; empty for somebody who is in no Pod
 * @param outside whether it comes from outside of the cluster
 */
public record Sender(String ip, String namespace, boolean outside) {}
