/**
 * What a node's proxy decides: from Services and their EndpointSlices to rules that say where traffic goes
 * (https://kubernetes.io/docs/reference/networking/virtual-ips/).
 *
 * <p>Entry: {@link io.hexareme.core.proxy.ServiceProxy}, the loop of one node's proxy. The decision is
 * {@link io.hexareme.core.proxy.RulesOfService}, a pure function of one Service, its slices and the node's name; who may answer is
 * chosen by {@link io.hexareme.core.proxy.Candidates}. Moving packets is the adapter's work behind {@code ports.proxy}. Headless Services
 * and those of type ExternalName have no rules: they are names only ({@code core.dns}). Hints for topology-aware routing,
 * {@code trafficDistribution}, {@code loadBalancerSourceRanges} and health check ports are not looked at.
 */
package io.hexareme.core.proxy;
