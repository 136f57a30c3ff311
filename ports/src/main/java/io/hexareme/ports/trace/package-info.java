/**
 * What happened, and why: one structured event per request, reconcile, decision and runtime call, each with its cause.
 *
 * <p>A <em>span</em> names one doing, such as one request or one reconcile. Causes chain: a request names the span that made it;
 * a reconcile names the revision whose event woke it; a revision was written by a request's span. So the path from
 * {@code kubectl apply} to a running container can be walked in both directions.
 */
package io.hexareme.ports.trace;
