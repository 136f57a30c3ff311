/**
 * Raft (Ongaro and Ousterhout 2014; Ongaro's thesis) as a pure machine: {@code step(input) -> output}. It owns no clock, no disk, no
 * socket and no thread; ticks, received messages and finished writes are inputs, and what has to be written, sent and applied are
 * outputs.
 *
 * <p>Entry: {@link io.hexareme.core.consensus.Raft}. {@link io.hexareme.core.consensus.Output} states the order in which its parts must
 * be performed. What a command means, it does not know; who performs the outputs is {@code core.store.log}.
 */
package io.hexareme.core.consensus;
