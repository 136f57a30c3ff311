/**
 * Bugs that other stores had, to be put back in on purpose.
 *
 * <p>Entry: {@link io.hexareme.core.store.flaw.StoreFlaw}. A scenario that claims to find such a bug is run with and without it. Consensus
 * has its own list ({@code core.consensus.Flaw}). Nothing in production switches one on.
 */
package io.hexareme.core.store.flaw;
