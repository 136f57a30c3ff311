package io.hexareme.adapters.assembly.faults;

import io.hexareme.core.store.MemberConfig;
import io.hexareme.core.store.group.MemberIds;
import io.hexareme.ports.store.Member;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which machine is which member of the group. */
final class MemberNames {
  private final Map<String, Long> ids = new TreeMap<>();
  private final Map<String, MemberConfig> joined = new TreeMap<>();

  void founds(String machine, long id) {
    ids.put(machine, id);
  }

  /** @param members all that the group told whoever added it: those it can reach at first */
  void joins(String machine, Member member, List<Member> members) {
    ids.put(machine, member.id());
    joined.put(machine, MemberConfig.joining(member, members));
  }

  /** A member learns of another. */
  void isAt(String url, String raftName) {
    ids.put(machineAt(url), MemberIds.id(raftName));
  }

  static List<String> urls(String machine) {
    return List.of("http://" + machine + ":2380");
  }

  /** Which machine that is the address of. */
  static String machineAt(String url) {
    return url.substring("http://".length(), url.lastIndexOf(':'));
  }

  /** As the group has added it; empty for a founding member. */
  Optional<MemberConfig> joined(String machine) {
    return Optional.ofNullable(joined.get(machine));
  }

  /** 0 for a machine that takes no part. */
  long idOf(String machine) {
    return ids.getOrDefault(machine, 0L);
  }

  /** As Raft and the network know the member of that machine. */
  String raftName(String machine) {
    return MemberIds.name(idOf(machine));
  }

  /** The machine of the member that Raft and the network know by that name; null when nobody here is. */
  String machine(String raftName) {
    return machine(MemberIds.id(raftName));
  }

  private String machine(long id) {
    return ids.entrySet().stream().filter(entry -> entry.getValue() == id).map(Map.Entry::getKey).findFirst().orElse(null);
  }

  /** For people; empty for nobody. */
  String print(long id) {
    String machine = machine(id);
    return id == 0 ? "" : machine == null ? MemberIds.name(id) : machine;
  }
}
