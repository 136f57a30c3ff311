/** {@code FaultyApiServer} in front of a target that only counts what arrives ({@code RecordingApiServer}), in virtual time. */
package io.hexareme.adapters.simulation.api;
