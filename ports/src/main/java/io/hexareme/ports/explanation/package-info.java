/**
 * What is a thing waiting for, and why? Entry: {@link io.hexareme.ports.explanation.Explainer}.
 *
 * <p>An explanation follows the chain that a thing depends on from the top down, one {@link io.hexareme.ports.explanation.Step} per
 * component, up to the one that it is stuck at. It is judged from the objects' own state and the flight recorder
 * ({@code io.hexareme.ports.trace}); nothing is asked of the components themselves, so it tells the truth about one that is dead.
 */
package io.hexareme.ports.explanation;
