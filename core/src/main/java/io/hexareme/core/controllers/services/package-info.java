/**
 * What the controllers around a Service's backends share: which Pods a Service means, at which ports they listen
 * ({@link io.hexareme.core.controllers.services.ServiceView}, {@link io.hexareme.core.controllers.services.EndpointPort}), and how
 * endpoints are laid out over EndpointSlices with few writes ({@link io.hexareme.core.controllers.services.SliceLayout}).
 *
 * <p>No controller lives here: see {@code controllers.endpointslice}, {@code controllers.endpoints} and
 * {@code controllers.endpointslicemirroring}. Cluster IPs are the API server's business, traffic is the proxy's.
 */
package io.hexareme.core.controllers.services;
