/**
 * Messages between the members of the store's group over TCP and mutual TLS.
 *
 * <p>In the making.
 */
package io.hexareme.adapters.peersvertx;
