/**
 * The durable log under the store: entries, hard state and snapshots, in Raft's terms, so that a single member and a replicated
 * group are kept by the same adapter.
 *
 * <p>Entry: {@link io.hexareme.ports.log.LogStorage}. What an entry means is the core's business; here it is bytes.
 */
package io.hexareme.ports.log;
