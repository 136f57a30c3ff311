/**
 * How components of the core speak to the front door: typed calls ({@link io.hexareme.core.client.ApiClient}), a local copy of a
 * collection that follows it ({@link io.hexareme.core.client.Informer}), keys waiting for work
 * ({@link io.hexareme.core.client.WorkQueue}), Events ({@link io.hexareme.core.client.EventRecorder}) and the choice of one among several that
 * could do a job ({@link io.hexareme.core.client.LeaderElection}). The field calls this
 * "client-go".
 *
 * <p>Everything lives on its component's loop. Nothing here knows a component (decision 0003) or whether the API server is in this
 * process.
 */
package io.hexareme.core.client;
