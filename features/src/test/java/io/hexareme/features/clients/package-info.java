/**
 * Clients that others wrote, unmodified, each taking a tour of a cluster on the wall clock over HTTPS: helm, the Python and the Node.js client,
 * fabric8 and client-java. What kubectl sees is told in {@code features/kubectl}.
 *
 * <p>Helm, Python and Node.js are processes; a machine without them skips, unless {@code HEXAREME_REQUIRE_PEERS} says that it must have
 * them ({@code .ci/run} does). {@link io.hexareme.features.clients.Peers} says where they are looked for.
 */
package io.hexareme.features.clients;
