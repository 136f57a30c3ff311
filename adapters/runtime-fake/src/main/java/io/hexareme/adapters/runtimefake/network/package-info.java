/**
 * The network between the fake containers of a cluster: HTTP from Pod to Pod, by names, Services' addresses and nodes' ports.
 *
 * <p>Entry: {@link io.hexareme.adapters.runtimefake.network.ClusterNetwork}, one for a cluster, which every node
 * {@link io.hexareme.adapters.runtimefake.network.ClusterNetwork#join joins}. A node's part of it,
 * {@link io.hexareme.adapters.runtimefake.network.NodeNetwork}, is told by its proxy how to route (port {@code ServiceRules}) and by its
 * runtime what listens ({@link io.hexareme.adapters.runtimefake.network.PodServers}). It decides nothing about Services: the rules
 * are core.proxy's, the names core.dns'. A message takes a turn of the receiver's loop and no time; there are no sockets.
 */
package io.hexareme.adapters.runtimefake.network;
