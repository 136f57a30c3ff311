/**
 * How commands become durable and agreed before they are applied.
 *
 * <p>Entry: {@link io.hexareme.core.store.log.RaftLog}, the shell around {@code core.consensus}; what is agreed goes to an {@link
 * io.hexareme.core.store.log.Applier}. A group of one is the same code with a majority of one. Read on with a proposal's way: {@link
 * io.hexareme.core.store.log.Proposals} (where it can be), {@link io.hexareme.core.store.log.ProposalFlow} (who it is given to), {@link
 * io.hexareme.core.store.log.Forwarding} (to another leader), {@link io.hexareme.core.store.log.DiskWriter} (onto stable storage). Reads wait
 * in {@link io.hexareme.core.store.log.ReadRounds}; {@link io.hexareme.core.store.log.Snapshots} cuts the log; {@link
 * io.hexareme.core.store.log.Recovery} is the way back after a stop; {@link io.hexareme.core.store.log.LogFigures} measures. {@link
 * io.hexareme.core.store.log.Steps} performs Raft's outputs in their order, {@link io.hexareme.core.store.log.AppliedLog} what is agreed among
 * them. {@link io.hexareme.core.store.log.Founders} tells a new group from a lost disk, {@link io.hexareme.core.store.log.Wholeness} lets the
 * storage know when nothing is lacking any more.
 *
 * <p>It knows nothing of what a command means, touches no disk ({@link io.hexareme.ports.log.LogStorage}) and no network ({@link
 * io.hexareme.ports.peers.PeerNetwork}).
 */
package io.hexareme.core.store.log;
