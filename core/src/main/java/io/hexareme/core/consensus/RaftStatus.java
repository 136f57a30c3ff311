package io.hexareme.core.consensus;

import io.hexareme.core.consensus.membership.Membership;
import io.hexareme.core.consensus.progress.Mode;
import java.util.SortedMap;

/**
 * What a member knows of itself and the group.
 *
 * @param leader the leader's id in this term; empty when unknown
 * @param recovering whether it is without a vote because it lost durable data; once false, it may be started without that mark, as soon as
 *     the output of the step in which it became false is durable
 * @param progress on a leader: each other member's, by id; empty otherwise
 */
public record RaftStatus(String id, Role role, long term, String leader, long lastIndex, long commit, long applied, Membership membership,
    boolean recovering, SortedMap<String, Progress> progress) {

  public enum Role { FOLLOWER, PRE_CANDIDATE, CANDIDATE, LEADER }

  /**
   * @param match the last entry that the member is known to have on stable storage
   * @param mode how it is sent to
   * @param recentlyActive whether it was heard from within the last election timeout
   */
  public record Progress(long match, long next, Mode mode, boolean recentlyActive) {}
}
