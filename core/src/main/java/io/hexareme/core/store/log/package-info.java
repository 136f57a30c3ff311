/**
 * How commands become durable and agreed before they are applied.
 *
 * <p>Entry: {@link io.hexareme.core.store.log.ReplicatedLog}; its answers go to an {@link io.hexareme.core.store.log.Applier}.
 * {@link io.hexareme.core.store.log.SingleMemberLog} is the log of a group of one: durable is agreed. Raft takes its place for
 * more, behind the same two interfaces.
 *
 * <p>It knows nothing of what a command means, and touches no disk: that is {@link io.hexareme.ports.log.LogStorage}.
 */
package io.hexareme.core.store.log;
