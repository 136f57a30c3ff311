/**
 * What the steps have in common: what is behind the scenario's cluster ({@link io.hexareme.features.support.TheCluster}), its store, writes
 * that nobody waits for. What can be seen through the API is the testkit's ({@code io.hexareme.adapters.testkit.gherkin}). Drives the ports
 * of a {@code SimulatedCluster}; knows nothing of the core.
 */
package io.hexareme.features.support;
