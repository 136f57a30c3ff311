/**
 * What must hold in a whole cluster, each in a small class of its own: some after every write, some once nothing moves any more.
 *
 * <p>Entry: {@link io.hexareme.adapters.assembly.clusterfaults.check.Invariants}, the list of all of them. They judge a {@link
 * io.hexareme.adapters.assembly.clusterfaults.check.ClusterHistory}, which follows the store past the API server, so that no fault between
 * components and API server hides anything; a {@link io.hexareme.adapters.assembly.clusterfaults.check.Call}, one request with its answer as its
 * sender saw it; and what the nodes' runtimes say that runs.
 *
 * <p>They know nothing of how components decide. What they allow for is that everybody sees the cluster a little later than it is: a
 * decision is held against all states of the last moments ({@link io.hexareme.adapters.assembly.clusterfaults.check.ClusterHistory#lag}).
 */
package io.hexareme.adapters.assembly.clusterfaults.check;
