/**
 * The flight recorder over the API: {@code GET /hexareme/trace}.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.trace.TracePath}, one of the handlers of paths that are no resources. Whoever may
 * {@code get} the non-resource path {@code /hexareme/trace} may read it; nobody can write it. It hands out what was recorded and
 * draws no conclusion: {@code core.explanation} does, on the reader's side. Read next: {@code io.hexareme.ports.trace}, for what a
 * span and a cause are.
 */
package io.hexareme.core.apiserver.trace;
