/**
 * What is served: groups, versions and resources, in the legacy form (one document per group and version) and in the aggregated form
 * (KEP-3352, two documents for everything).
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.discovery.DiscoveryPaths}. Derived from the served resources at each request, so that a
 * resource that is added shows at once.
 */
package io.hexareme.core.apiserver.discovery;
