/**
 * Small worlds, all of them: for every component that writes, and every write of a short story, the world in which just there something
 * goes wrong. In the end it must be the world in which nothing did.
 *
 * <p>Entry: {@code SmallWorldsTest}, which plays each {@code Story} once undisturbed, notes what each component wrote and saw ({@code Tape}), and
 * then once for each {@code Strike}. {@code SmallWorld} is a control plane and its nodes as simulated processes, begun from one image of
 * a store; {@code EndState} is all that is left in the store and on the nodes, without what may differ (names made up, uids, revisions, times).
 */
package io.hexareme.adapters.assembly.smallworld;
