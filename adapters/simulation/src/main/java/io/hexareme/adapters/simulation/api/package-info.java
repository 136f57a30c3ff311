/**
 * What goes wrong between the components and their API servers, as data: an {@link io.hexareme.adapters.simulation.api.ApiFault} says what befalls which
 * requests ({@link io.hexareme.adapters.simulation.api.RequestMatch}), and {@link io.hexareme.adapters.simulation.api.FaultyApiServer} makes it happen in
 * front of a real one.
 *
 * <p>It runs on any loop, in virtual time or real. It knows HTTP's shape of a request (method, path, query; {@code Asked}) and of a refusal
 * ({@code Statuses}), not what objects mean: a fault is decided when a request or a frame passes, never by looking at the store. A stream is
 * wrapped in {@code FaultyWatch} even when nothing is wrong yet, so that a fault can strike it later.
 *
 * <p>What breaks below it, the network, disks and processes, is {@code io.hexareme.adapters.simulation}.
 */
package io.hexareme.adapters.simulation.api;
