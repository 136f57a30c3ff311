/**
 * The store under faults, in virtual time: groups of members in one simulated world, clients that work on them, faults drawn from a seed
 * or directed by hand, and afterwards the judgment of all that was seen.
 *
 * <p>Entry: {@link io.hexareme.adapters.assembly.faults.Catalogue}, which names every {@link io.hexareme.adapters.assembly.faults.Scenario}; how one is run
 * is told in {@code sim}. A scenario that is about a bug names the {@link io.hexareme.adapters.assembly.faults.Mutant} that has it: without the mutant every seed must pass, with it some seed must fail.
 *
 * <p>It lives in assembly because only here core and simulation meet. What is right is not decided here: that is {@code
 * adapters.simulation.history.check}.
 */
package io.hexareme.adapters.assembly.faults;
