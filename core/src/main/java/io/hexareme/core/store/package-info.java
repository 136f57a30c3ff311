/**
 * The store: the cluster's only memory, behind the port {@link io.hexareme.ports.store.Store}, kept by a group of members, of whom there may
 * be just one.
 *
 * <p>Entry: {@link io.hexareme.core.store.EmbeddedStore}. A request becomes a command ({@code command}), the log has it agreed on ({@code
 * log}, which runs Raft), {@link io.hexareme.core.store.AppliedState} applies it to the content ({@code mvcc}) or to what the members know of
 * each other ({@code group}), tells the watchers ({@code watch}) and only then answers. Reads are served from the applied state, after the
 * log has made sure that it is new enough. {@code tree} is the ordered tree under the content; {@code flaw} has bugs to be put back in by
 * tests.
 *
 * <p>Only the API server holds a store; nothing in here knows what the values mean.
 */
package io.hexareme.core.store;
