package io.hexareme.ports.store;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Driven port: who the store's members are (etcd's Cluster service, and the leader's move from its Maintenance service). Called on
 * the store's loop; answers on that loop; fails with {@link StoreUnavailable} as the store does.
 */
public interface Membership {

  /** The group's own id: the same on all members and for ever; never 0. Printed in hexadecimal. */
  CompletionStage<Long> clusterId();

  /** The members, by id. Linearizable unless {@code serializable}. */
  CompletionStage<List<Member>> members(boolean serializable);

  /** Adds a member that is not running yet, as a voter or as a learner. */
  CompletionStage<MembershipResult> add(List<String> peerUrls, boolean learner);

  CompletionStage<MembershipResult> remove(long id);

  /** Gives a learner that has caught up a vote. */
  CompletionStage<MembershipResult> promote(long id);

  /** Changes where a member is reached by the others. */
  CompletionStage<MembershipResult> update(long id, List<String> peerUrls);

  /** Hands leadership to a voter that has caught up. Asked of the leader. */
  CompletionStage<MembershipResult> moveLeader(long id);
}
