package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.value.Bytes;
import io.vertx.core.net.NetSocket;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Decides which connections that come in are whose. One is kept for each member: a newer one takes the older one's place. */
final class Admission {
  /** Those that have not said who they are yet, and those of members not on the list. */
  private static final int UNKNOWN = 64;

  /** What admitted connections bring. */
  interface Listener {
    void received(String from, Bytes message);

    /** That member is there. */
    void heardOf(String id, long life);
  }

  private final Local local;
  private final Listener listener;
  private final Set<IncomingConnection> unknown = new LinkedHashSet<>();
  private final Map<String, IncomingConnection> admitted = new LinkedHashMap<>();
  private Map<String, List<PeerAddress>> known = Map.of();
  private boolean closed;

  Admission(Local local, Listener listener) {
    this.local = local;
    this.listener = listener;
  }

  /** @param newKnown the peers' addresses by their ids */
  void known(Map<String, List<PeerAddress>> newKnown) {
    known = newKnown;
  }

  void accept(NetSocket socket) {
    if (closed || unknown.size() >= UNKNOWN) {
      local.metrics().refused(Refusal.CROWD);
      socket.close();
      return;
    }
    IncomingConnection connection = new IncomingConnection(local, socket, this);
    unknown.add(connection);
    connection.open();
  }

  void judge(IncomingConnection connection, Hello hello) {
    PeerSettings own = local.settings();
    switch (hello) {
      case Hello.Garbage _ -> connection.refuse(Refusal.GARBAGE);
      case Hello.Refused _ -> connection.refuse(Refusal.GARBAGE);
      case Hello.OtherVersion _ -> connection.refuse(Refusal.VERSION, "it speaks version " + Hello.VERSION + " of the peers' protocol");
      case Hello.Member(String group, _, _, _) when !group.equals(own.group()) ->
          connection.refuse(Refusal.GROUP, "it belongs to another group");
      case Hello.Member(_, _, String to, _) when !to.equals(own.id()) ->
          connection.refuse(Refusal.WRONG_MEMBER, "it is " + own.id() + ", not " + (Hello.tooLong(to) ? "that" : to));
      case Hello.Member(_, String from, _, _) when from.equals(own.id()) ->
          connection.refuse(Refusal.IDENTITY, "it is itself " + from);
      case Hello.Member(_, String from, _, _) when !mayBe(from, connection.socket()) ->
          connection.refuse(Refusal.IDENTITY, "the certificate does not name a host of " + from);
      case Hello.Member member -> admit(connection, member);
    }
  }

  private boolean mayBe(String id, NetSocket socket) {
    List<PeerAddress> addresses = known.get(id);
    if (!local.tls() || addresses == null) return true; // the handshake has checked that the group's authority knows it
    try {
      X509Certificate shown = (X509Certificate) socket.sslSession().getPeerCertificates()[0];
      return addresses.stream().anyMatch(address -> CertificateNames.names(shown, address.host()));
    } catch (SSLPeerUnverifiedException nothingShown) {
      return false;
    }
  }

  private void admit(IncomingConnection connection, Hello.Member hello) {
    boolean isKnown = known.containsKey(hello.from());
    if (isKnown) unknown.remove(connection);
    IncomingConnection older = admitted.put(hello.from(), connection);
    connection.admit(hello, local.metrics().receivedBytes(isKnown ? hello.from() : "unknown"));
    if (older != null) older.close();
    if (isKnown) listener.heardOf(hello.from(), hello.life());
  }

  void received(String from, Bytes message) {
    listener.received(from, message);
  }

  void ended(IncomingConnection connection) {
    unknown.remove(connection);
    if (connection.from() != null) admitted.remove(connection.from(), connection);
  }

  void close() {
    closed = true;
    List.copyOf(unknown).forEach(IncomingConnection::close);
    List.copyOf(admitted.values()).forEach(IncomingConnection::close);
  }
}
