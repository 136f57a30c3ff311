/**
 * What goes wrong between the components and their API servers, as data: an {@link io.hexareme.adapters.simulation.api.ApiFault} says what befalls which
 * requests ({@link io.hexareme.adapters.simulation.api.RequestMatch}), and {@code FaultyApiServer} makes it happen in front of a real one.
 *
 * <p>It runs on any loop, in virtual time or real. It knows HTTP's shape of a request (method, path, query), not what objects mean.
 */
package io.hexareme.adapters.simulation.api;
