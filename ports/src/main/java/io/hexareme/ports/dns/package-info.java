/**
 * Names of Services and Pods, as the programs in a cluster look them up.
 *
 * <p>Entry: {@link io.hexareme.ports.dns.ClusterDns}, with addresses of Services, of the Pods of headless ones, and aliases of external
 * names. Who asks adds the search path of its Pod; SRV and reverse records are not served.
 */
package io.hexareme.ports.dns;
