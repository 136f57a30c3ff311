package io.hexareme.adapters.assembly;

import io.hexareme.ports.store.Member;
import java.net.URI;
import java.util.List;

/** What a running group says of a member that it has added and that has not run yet. */
record Admittance(MemberIdentity identity, List<Member> members) {

  /**
   * Asks the group; blocks.
   *
   * @throws IllegalStateException when it does not know the member, or the member has run before: then it may have lost a vote that it gave
   */
  static Admittance ask(MemberSettings settings) {
    try (StoreClient client = new StoreClient(settings.join(), settings.tls())) {
      List<Member> members = client.members();
      Member self = members.stream().filter(member -> isAt(member, settings.peer())).findFirst().orElseThrow(() -> new IllegalStateException(
          "no member of the group has the peer URL " + settings.peer() + ": add it first, with \"hexareme store add --peer " + settings.peer() + "\""));
      if (!self.name().isEmpty()) {
        throw new IllegalStateException("the member at " + settings.peer() + " has run already, as " + self.name() + ", but "
            + settings.data() + " does not have what it knew: remove it from the group and add it anew");
      }
      return new Admittance(MemberIdentity.joined(self.id(), client.group(), settings.name()), members);
    }
  }

  private static boolean isAt(Member member, URI peer) {
    return member.peerUrls().stream().map(URI::create).anyMatch(url -> url.getHost() != null
        && url.getHost().equalsIgnoreCase(peer.getHost()) && url.getPort() == peer.getPort());
  }
}
