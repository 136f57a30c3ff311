/**
 * A small operator: what stands in a labelled ConfigMap becomes a Deployment and a Service.
 *
 * <p>Entry: {@link io.hexareme.sample.WebOperator}; what a ConfigMap asks for is in {@link io.hexareme.sample.WebSite}. It knows nothing of
 * Hexareme, which is there for its tests alone: read {@code WebOperatorContract} next, and the two classes that run it.
 */
package io.hexareme.sample;
