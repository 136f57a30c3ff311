/**
 * Bugs that clients of an API server had elsewhere, to be put back in on purpose.
 *
 * <p>Entry: {@link io.hexareme.core.client.flaw.ClientFlaw}. A scenario that claims to find such a bug is run with and without it. Nothing in
 * production switches one on.
 */
package io.hexareme.core.client.flaw;
