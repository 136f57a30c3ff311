/**
 * A store that is reached through any of its members, so that the loss of one is no loss to whoever uses it.
 *
 * <p>Entry: {@link io.hexareme.core.store.failover.FailoverStore}. It decides nothing about the data: whether an answer is right is the
 * members' business (Raft); it only finds a member that answers and takes watches up again where they broke off.
 */
package io.hexareme.core.store.failover;
