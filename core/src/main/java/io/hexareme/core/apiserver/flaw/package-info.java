/**
 * Bugs that API servers had elsewhere, to be put back in on purpose.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.flaw.ApiServerFlaw}. A scenario that claims to find such a bug is run with and without it. Nothing in
 * production switches one on.
 */
package io.hexareme.core.apiserver.flaw;
