/**
 * What a proxy says to its node: which addresses and ports are Services', and who is behind them.
 *
 * <p>Entry: {@link io.hexareme.ports.proxy.ServiceRules}. The rules are plain data, made anew for a Service whenever it or its endpoints
 * change; sockets, packet filters or a map in memory are an adapter's way of obeying them.
 */
package io.hexareme.ports.proxy;
