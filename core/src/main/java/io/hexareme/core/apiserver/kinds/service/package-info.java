/**
 * Services: cluster IPs and node ports that no two of them share, and the many rules of what may stand in their spec.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.kinds.service.ServiceStrategy}. Who has what is known to
 * {@link io.hexareme.core.apiserver.kinds.service.ServiceAllocations}, which follows the server's copy of all Services: there is no
 * second book that could disagree with it. One API server allocates; several would need the ServiceCIDR and IPAddress kinds.
 */
package io.hexareme.core.apiserver.kinds.service;
