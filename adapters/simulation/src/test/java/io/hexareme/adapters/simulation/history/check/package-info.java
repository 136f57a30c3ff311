/** The checker, checked: a catalogue of bad histories, hand-made good ones, and random ones from a correct store. */
package io.hexareme.adapters.simulation.history.check;
