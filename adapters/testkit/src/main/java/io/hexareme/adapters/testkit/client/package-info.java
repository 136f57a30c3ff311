/**
 * Requests to a cluster in the words of kubectl: kinds by any of their names, objects by {@code namespace/name}, manifests in YAML.
 *
 * <p>Entry: {@link io.hexareme.adapters.testkit.client.KubectlWords}. What kinds there are is asked of the server (its discovery), once per
 * cluster; {@link io.hexareme.adapters.testkit.client.Manifests} reads YAML.
 *
 * <p>It does not know how a request gets to the server, nor how time passes meanwhile: that is a function it is given.
 */
package io.hexareme.adapters.testkit.client;
