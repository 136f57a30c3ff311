/**
 * The store: the cluster's only memory, behind the port {@link io.hexareme.ports.store.Store}.
 *
 * <p>Entry: {@link io.hexareme.core.store.EmbeddedStore}, the loop class. It turns each request into a command, gives it to the
 * log ({@code log}), applies what the log agreed on to the state machine ({@code mvcc}), tells the watchers ({@code watch}) and
 * only then answers. Reads are served from the applied state. {@code command} has the commands' bytes, {@code tree} the ordered
 * tree under the state machine.
 *
 * <p>Only the API server holds a store; nothing in here knows what the values mean.
 */
package io.hexareme.core.store;
