/**
 * What clients of a store asked and were told, in virtual time: the evidence that the checkers judge.
 *
 * <p>Entry: {@link io.hexareme.adapters.simulation.history.History}, filled by {@link
 * io.hexareme.adapters.simulation.history.RecordedStore}, which stands before any {@code Store} and changes nothing of what passes
 * through it. Moments have an order that is total and a time that is virtual: real-time precedence is judged by the order, leases by
 * the time.
 *
 * <p>It judges nothing: that is done in {@code check}, against the dumb store in {@code model}.
 */
package io.hexareme.adapters.simulation.history;
