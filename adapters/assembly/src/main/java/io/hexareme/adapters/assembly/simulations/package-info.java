/**
 * The list of everything that can be simulated.
 *
 * <p>Entry: {@link io.hexareme.adapters.assembly.simulations.Simulations}. It only knows where they are: those of the store in {@code faults},
 * those of whole clusters in {@code clusterfaults}; what they have in common is in {@code sim}.
 */
package io.hexareme.adapters.assembly.simulations;
