package io.hexareme.adapters.pkibouncycastle;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a certificate shall say.
 *
 * @param commonName CN of the subject
 * @param organizations O of the subject, each one
 * @param hosts DNS names it serves
 * @param addresses IP addresses it serves, in the JDK's spelling
 * @param serving for a server; otherwise for a client
 */
record Order(String commonName, List<String> organizations, Set<String> hosts, Set<String> addresses, boolean serving) {
  static Order client(String commonName, List<String> organizations) {
    if (commonName.isEmpty()) {
      throw new IllegalArgumentException("a client certificate must name a user");
    }
    return new Order(commonName, List.copyOf(organizations), Set.of(), Set.of(), false);
  }

  static Order serving(String commonName, Collection<String> names) {
    Set<String> hosts = new TreeSet<>();
    Set<String> addresses = new TreeSet<>();
    for (String name : names) {
      if (isAddress(name)) {
        addresses.add(InetAddress.ofLiteral(name).getHostAddress());
      } else {
        hosts.add(name);
      }
    }
    return new Order(commonName, List.of(), hosts, addresses, true);
  }

  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0 || !name.isEmpty() && name.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
  }

  /** The subject's parts in the order in which Go's library, and so kubeadm, writes them. */
  List<String[]> subject() {
    List<String[]> parts = new ArrayList<>();
    organizations.forEach(organization -> parts.add(new String[] {"O", organization}));
    parts.add(new String[] {"CN", commonName});
    return parts;
  }
}
