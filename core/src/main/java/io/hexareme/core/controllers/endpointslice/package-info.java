/**
 * Keeps the EndpointSlices of every Service that selects Pods.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.endpointslice.EndpointSliceController}. How endpoints are spread over slices is
 * {@code controllers.services}' business; Services without a selector are mirrored by {@code controllers.endpointslicemirroring};
 * slices of a deleted Service go by garbage collection. Hints for topology-aware routing are not written.
 */
package io.hexareme.core.controllers.endpointslice;
