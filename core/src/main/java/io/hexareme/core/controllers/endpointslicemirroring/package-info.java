/**
 * Mirrors Endpoints that somebody else writes, for a Service without a selector, to EndpointSlices, which the proxy reads.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.endpointslicemirroring.EndpointSliceMirroringController}. Endpoints of Services with
 * a selector are not mirrored: {@code controllers.endpointslice} makes the slices of those itself. Annotations are not mirrored.
 */
package io.hexareme.core.controllers.endpointslicemirroring;
