/**
 * Who the store's members are and what is wrong with them, as part of the replicated state: the registry of members, the alarms in force,
 * and the comparison of the members' content. Pure, like the content's own state machine in {@code core.store.mvcc}.
 *
 * <p>Entry: {@link io.hexareme.core.store.group.Group}. Who votes is Raft's business ({@code core.consensus.membership}); the two change by
 * the same log entry. Ids are made as etcd makes them: {@link io.hexareme.core.store.group.MemberIds}.
 */
package io.hexareme.core.store.group;
