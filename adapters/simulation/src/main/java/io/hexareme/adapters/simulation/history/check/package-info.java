/**
 * Judges a history: is there an order of its operations that a single store on a single machine could have gone through, and did every
 * watch hear what that store's log holds?
 *
 * <p>Entry: {@link io.hexareme.adapters.simulation.history.check.StoreChecker}, which asks the rules and checkers of this package one
 * after the other, the simplest first, so that the first thing found is also the one that is easiest to understand. A {@link
 * io.hexareme.adapters.simulation.history.check.Violation} says what is wrong in a sentence and tells the story around it.
 *
 * <p>The search ({@link io.hexareme.adapters.simulation.history.check.LinearizabilityChecker}) is Wing and Gong's (Testing and Verifying Concurrent
 * Objects, 1993) with Lowe's memory of configurations seen (Testing for Linearizability, 2017). It is quick because nearly every answer
 * of the store names a revision, and the revisions are a total order already: only operations without an answer, leases and
 * compactions leave a choice.
 *
 * <p>It does not know how the store works inside: what only members can show is judged by {@link
 * io.hexareme.adapters.simulation.history.check.MemberChecker} from their images and sightings.
 */
package io.hexareme.adapters.simulation.history.check;
