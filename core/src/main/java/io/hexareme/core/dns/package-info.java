/**
 * The cluster's name server: names of Services and Pods (https://github.com/kubernetes/dns, specification 1.1.0).
 *
 * <p>Entry: {@link io.hexareme.core.dns.NameServer}, which follows Services and Endpoints; what a name means is
 * {@link io.hexareme.core.dns.Zone}'s decision. It answers with addresses and aliases only, knows nothing outside of
 * {@code cluster.local}, and leaves the search path to who asks.
 */
package io.hexareme.core.dns;
