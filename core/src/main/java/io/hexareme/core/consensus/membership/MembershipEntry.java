package io.hexareme.core.consensus.membership;

import io.hexareme.core.consensus.octets.OctetReader;
import io.hexareme.core.consensus.octets.OctetWriter;
import io.hexareme.ports.value.Bytes;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The payload of a log entry of kind MEMBERSHIP. It holds the whole membership, not the steps to it, so that the last such entry of a log
 * says all, and cutting it off goes back to the one before.
 *
 * @param context the proposer's own words; empty in the entry that ends a joint membership
 */
public record MembershipEntry(Membership membership, Bytes context) {
  private static final int VERSION = 1;

  public Bytes encode() {
    OctetWriter out = new OctetWriter(64 + context.length()).octet(VERSION);
    write(out, membership);
    return out.bytes(context).done();
  }

  /** @throws IllegalArgumentException when these bytes are no membership entry */
  public static MembershipEntry decode(Bytes payload) {
    OctetReader in = new OctetReader(payload);
    int version = in.octet();
    if (version != VERSION) throw new IllegalArgumentException("a membership entry of version " + version + " is not known here");
    MembershipEntry entry = new MembershipEntry(readMembership(in), in.bytes());
    in.end();
    return entry;
  }

  /** Writes a membership into something larger. */
  public static void write(OctetWriter out, Membership membership) {
    write(out, membership.voters());
    write(out, membership.outgoing());
    write(out, membership.learners());
    write(out, membership.learnersNext());
  }

  /** @throws IllegalArgumentException when no membership follows */
  public static Membership readMembership(OctetReader in) {
    return new Membership(read(in), read(in), read(in), read(in));
  }

  private static void write(OctetWriter out, SortedSet<String> ids) {
    out.number(ids.size());
    ids.forEach(out::text);
  }

  private static SortedSet<String> read(OctetReader in) {
    SortedSet<String> ids = new TreeSet<>();
    for (int count = in.count(); count > 0; count--) ids.add(in.text());
    return ids;
  }
}
