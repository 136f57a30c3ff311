package io.hexareme.adapters.cli;

import java.net.URI;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The value of {@code --peers}. */
final class PeerAddresses {
  private PeerAddresses() {}

  /** Each a NAME=HOST:PORT; names and addresses must differ. */
  static SortedMap<String, URI> parse(CommandLine command, List<String> given, String scheme) {
    if (given.isEmpty()) {
      throw new ParameterException(command, "--peers is needed, such as --peers m1=127.0.0.1:2380,m2=127.0.0.1:2382,m3=127.0.0.1:2384");
    }
    SortedMap<String, URI> peers = new TreeMap<>();
    for (String peer : given) {
      int equals = peer.indexOf('=');
      if (equals < 1 || peer.contains(" ")) {
        throw new ParameterException(command, "--peers: " + peer + " is not NAME=HOST:PORT");
      }
      String name = peer.substring(0, equals);
      URI address = Endpoints.address(command, "--peers", peer.substring(equals + 1), scheme);
      if (peers.containsKey(name) || peers.containsValue(address)) {
        throw new ParameterException(command, "--peers: " + (peers.containsKey(name) ? name : address) + " is there twice");
      }
      peers.put(name, address);
    }
    return peers;
  }
}
