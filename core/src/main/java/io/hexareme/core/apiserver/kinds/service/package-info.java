/**
 * Services: cluster IPs and node ports that no two of them share, and the many rules of what may stand in their spec.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.kinds.service.ServiceStrategy}. Who has what is known to
 * {@link io.hexareme.core.apiserver.kinds.service.ServiceAllocations}, which follows the server's copy of all Services. What another API
 * server of the same store hands out at the same moment is not in that copy: so each address and port is claimed in the store too, in the
 * transaction that writes its Service ({@link io.hexareme.core.apiserver.storage.Claims}, decision 0016). The ServiceCIDR and IPAddress kinds are
 * not kept up.
 */
package io.hexareme.core.apiserver.kinds.service;
