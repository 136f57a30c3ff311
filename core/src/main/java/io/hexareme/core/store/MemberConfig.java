package io.hexareme.core.store;

import io.hexareme.core.consensus.RaftConfig;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.ports.store.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Which member of which group this is.
 *
 * @param self its id, name and addresses
 * @param members the founding members, itself included; or, for one that joins, those it can reach. Only looked at as long as its storage
 *     is empty
 * @param joins whether the group is running already and has added this member
 * @param raft timers and limits; its id is {@code self.id()} as {@link MemberIds#name} writes it
 */
public record MemberConfig(Member self, List<Member> members, boolean joins, RaftConfig raft) {
  public MemberConfig {
    members = List.copyOf(members);
    if (!raft.id().equals(MemberIds.name(self.id()))) throw new IllegalArgumentException("Raft knows the member as " + raft.id());
  }

  /** The only member of its group. */
  public static MemberConfig alone() {
    Member self = new Member(MemberIds.of(List.of(), "hexareme", ""), "default", List.of(), List.of(), false);
    return new MemberConfig(self, List.of(self), false, RaftConfig.of(MemberIds.name(self.id())));
  }

  /**
   * A founding member. All of them are told the same, and so agree on all ids.
   *
   * @param peerUrls of all founding members, by name
   * @param token tells groups apart that use the same addresses one after the other
   */
  public static MemberConfig founding(String name, SortedMap<String, List<String>> peerUrls, String token, List<String> clientUrls) {
    List<Member> members = new ArrayList<>();
    Member self = null;
    for (var founder : peerUrls.entrySet()) {
      long id = MemberIds.of(founder.getValue(), token, "");
      members.add(new Member(id, founder.getKey(), founder.getValue(), List.of(), false));
      if (founder.getKey().equals(name)) self = new Member(id, name, founder.getValue(), clientUrls, false);
    }
    if (self == null) throw new IllegalArgumentException("the member " + name + " is not among " + peerUrls.keySet());
    return new MemberConfig(self, members, false, RaftConfig.of(MemberIds.name(self.id())));
  }

  /**
   * A member that a running group has added.
   *
   * @param self with the id that the group gave it
   * @param members the group's members, to be reached by their peer URLs
   */
  public static MemberConfig joining(Member self, List<Member> members) {
    return new MemberConfig(self, members, true, RaftConfig.of(MemberIds.name(self.id())));
  }

  public MemberConfig with(RaftConfig otherRaft) {
    return new MemberConfig(self, members, joins, otherRaft);
  }
}
