package io.hexareme.adapters.etcdserver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** What may stand in a member's list of peer URLs: scheme, host and port, and nothing after that. */
final class PeerUrls {
  private PeerUrls() {}

  static List<String> of(List<String> wire) {
    if (wire.isEmpty() || !wire.stream().allMatch(PeerUrls::valid)) {
      throw EtcdError.of("etcdserver: given member URLs are invalid");
    }
    return wire.stream().sorted().toList();
  }

  private static boolean valid(String text) {
    try {
      URI url = new URI(text.strip());
      boolean scheme = List.of("http", "https", "unix", "unixs").contains(String.valueOf(url.getScheme()));
      boolean address = url.getScheme() != null && url.getScheme().startsWith("unix") || url.getHost() != null && url.getPort() >= 0;
      return scheme && address && String.valueOf(url.getPath()).isEmpty();
    } catch (URISyntaxException e) {
      return false; // that is the answer
    }
  }
}
