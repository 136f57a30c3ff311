/**
 * Keeps the Endpoints (core/v1) of every Service that selects Pods, for clients that do not read EndpointSlices.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.endpoints.EndpointsController}. Subsets are packed and sorted in one canonical way,
 * so that equal backends always give equal Endpoints. Endpoints that somebody else wrote are never touched.
 */
package io.hexareme.core.controllers.endpoints;
