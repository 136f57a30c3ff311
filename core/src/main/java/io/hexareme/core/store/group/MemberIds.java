package io.hexareme.core.store.group;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** Ids as etcd makes them, so that members that are told the same agree on them without asking each other. */
public final class MemberIds {
  private MemberIds() {}

  /**
   * Of a member: SHA-1 over its sorted peer URLs, the group's token and {@code more} (etcd takes the time of the addition; empty for the
   * founding members), of which the first eight octets count.
   */
  public static long of(List<String> peerUrls, String token, String more) {
    return Sha1.first64((String.join("", new TreeSet<>(peerUrls)) + token + more).getBytes(StandardCharsets.UTF_8));
  }

  /** Of the group: the same over its founding members' ids, sorted. */
  public static long ofGroup(Collection<Long> members) {
    byte[] all = new byte[8 * members.size()];
    int at = 0;
    for (long id : sorted(members)) {
      for (int shift = 56; shift >= 0; shift -= 8) all[at++] = (byte) (id >>> shift);
    }
    return Sha1.first64(all);
  }

  private static TreeSet<Long> sorted(Collection<Long> ids) {
    TreeSet<Long> sorted = new TreeSet<>(Long::compareUnsigned);
    sorted.addAll(ids);
    return sorted;
  }

  /** As Raft and the network name the member. */
  public static String name(long id) {
    return HexFormat.of().toHexDigits(id);
  }

  public static long id(String name) {
    return name.isEmpty() ? 0 : HexFormat.fromHexDigitsToLong(name);
  }
}
