/**
 * A small operator: a WebSite, a custom resource, becomes a Deployment, a Service and an entry in the cluster's directory of sites.
 *
 * <p>Entry: {@link io.hexareme.sample.WebOperator}; the work is done by {@link io.hexareme.sample.WebSiteReconciler}. It knows nothing of
 * Hexareme, which is there for its tests alone: read {@code WebOperatorContract} next, and the two classes that run it.
 */
package io.hexareme.sample;
