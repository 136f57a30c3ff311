/** A small operator: what stands in a labelled ConfigMap becomes a Deployment and a Service. */
package io.hexareme.sample;
