package io.hexareme.ports.store;

import java.util.List;

/** The outcome of a change of membership. */
public sealed interface MembershipResult {

  /** It is agreed and in force. {@code member} is the one asked about, as it is now (as it was, when removed). */
  record Changed(Member member, List<Member> members) implements MembershipResult {
    public Changed {
      members = List.copyOf(members);
    }
  }

  /** It was not done; {@code message} is etcd's own text, such as {@code etcdserver: member not found}. */
  record Refused(Reason reason, String message) implements MembershipResult {}

  /** Why, by etcd's error of the same meaning. */
  enum Reason { NOT_FOUND, ID_EXISTS, PEER_URL_EXISTS, LEARNER_NOT_READY, NOT_LEARNER, TOO_MANY_LEARNERS, UNHEALTHY, NOT_LEADER, BAD_LEADER_TRANSFEREE, CHANGE_UNDER_WAY }
}
