package io.hexareme.adapters.assembly;

import io.hexareme.adapters.peersvertx.PeerTls;
import io.hexareme.adapters.peersvertx.VertxPeerNetwork;
import io.hexareme.ports.peers.PeerNetwork.Peer;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a member of the store runs in a process of its own.
 *
 * @param data where it keeps what it knows
 * @param peers where the founding members, itself included, listen for each other, by name; of one that joins only its own counts
 * @param listen where this member listens for the others in fact: its own address among the peers, unless that leads here in another way
 * @param client where it listens for clients, with the scheme
 * @param tls for peers and clients alike; empty for plain text, which is for loopback addresses only
 * @param join where members of a running group, which has added this member, listen for clients; empty for a founding member
 */
public record MemberSettings(
    String name, Path data, SortedMap<String, URI> peers, URI listen, URI client, Optional<StoreChoice.StoreTls> tls,
    List<URI> join) {
  private static final String TOKEN = "hexareme";

  /** @throws IllegalArgumentException when they cannot be; says why */
  public MemberSettings {
    peers = Collections.unmodifiableSortedMap(new TreeMap<>(peers));
    join = List.copyOf(join);
    if (!peers.containsKey(name)) {
      throw new IllegalArgumentException("the member " + name + " is not among the peers " + String.join(", ", peers.keySet()));
    }
    requireSafe(client, tls.isPresent());
  }

  private static void requireSafe(URI client, boolean tls) {
    if (client.getScheme().equals("https") != tls) {
      throw new IllegalArgumentException("client address " + client
          + (tls ? " asks for plain text, but there is a certificate" : " asks for TLS: give a certificate, a key and a CA"));
    }
    if (!tls && !isLoopback(client.getHost())) {
      throw new IllegalArgumentException("client address " + client
          + " is not a loopback address: clients are served in plain text on loopback only, so give a certificate, a key and a CA");
    }
  }

  /** Names are not looked up: whoever answers for them could lie. */
  private static boolean isLoopback(String host) {
    try {
      return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  /** Where the others reach this member. */
  URI peer() {
    return peers.get(name);
  }

  Path log() {
    return data.resolve("store");
  }

  /** What it is when it begins a new group together with the others. */
  MemberIdentity founding() {
    return MemberIdentity.founding(name, urls(peers), TOKEN);
  }

  static SortedMap<String, List<String>> urls(SortedMap<String, URI> peers) {
    SortedMap<String, List<String>> urls = new TreeMap<>();
    peers.forEach((name, url) -> urls.put(name, List.of(url.toString())));
    return urls;
  }

  /** What it shows to others and whom it trusts; null for plain text. Reads the files. */
  PeerTls material() {
    return tls.map(files -> PeerTls.read(files.certificate(), files.key(), files.authority())).orElse(null);
  }

  /** @throws IllegalArgumentException when one of the others could not be spoken to; says why */
  void check(PeerTls material) {
    VertxPeerNetwork.check(material, peers.entrySet().stream().map(peer -> new Peer(peer.getKey(), List.of(peer.getValue().toString()))).toList());
  }
}
