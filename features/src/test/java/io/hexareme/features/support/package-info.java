/**
 * What the steps have in common: the cluster of the scenario ({@link io.hexareme.features.support.TheCluster}), requests under
 * anybody's name ({@link io.hexareme.features.support.Client}), manifests, and the words in which tables speak of objects
 * ({@link io.hexareme.features.support.Field}). Drives the ports of a {@code SimulatedCluster}; knows nothing of the core.
 */
package io.hexareme.features.support;
