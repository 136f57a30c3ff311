/**
 * The store as its port describes it, in the dumbest way that can be right: the oracle of the checkers.
 *
 * <p>Entry: {@link io.hexareme.adapters.simulation.history.model.ModelStore}, an immutable value: one state after each step, the
 * whole map copied for each write. It shares no line with {@code core.store}, which it judges; it knows nothing of members, logs, or
 * what order things happened in: that is found by {@code check}.
 */
package io.hexareme.adapters.simulation.history.model;
