package io.hexareme.adapters.peersvertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.peers.PeerNetwork.Peer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, and what may be said without. */
class WhoMaySpeakTest {
  private static final PeerTls MEMBER = Members.tls("member");
  private final Members members = new Members();

  @AfterEach
  void close() {
    members.close();
    assertThat(members.failures).isEmpty();
  }

  private String notice() {
    Members.runUntil(() -> !members.notices.isEmpty());
    return members.notices.getFirst();
  }

  @Test
  void a_member_of_another_authority_is_refused_by_both_sides() {
    Members.Started one = members.start("m1", MEMBER, "m2");
    PeerTls stranger = new PeerTls(Members.read("stranger.crt"), Members.read("stranger.key"), Members.read("other-ca.crt"));
    Members.Started two = members.start("m2", stranger, "m1");
    assertThat(notice()).startsWith("peer m").contains("127.0.0.1");
    Members.runUntil(() -> members.metrics.refused(Refusal.TLS) > 0);
    one.send("m2", "can you hear me?");
    two.send("m1", "can you hear me?");
    Members.runUntil(() -> one.heard.unreachable.contains("m2") && two.heard.unreachable.contains("m1"));
    assertThat(one.heard.messages).isEmpty();
    assertThat(two.heard.messages).isEmpty();
  }

  @Test
  void who_trusts_the_members_but_is_not_trusted_by_them_brings_no_message() {
    Members.Started one = members.start("m1", MEMBER, "m2");
    PeerTls stranger = new PeerTls(Members.read("stranger.crt"), Members.read("stranger.key"), MEMBER.authority());
    Wire.tls(members.port("m1"), stranger).hello(Members.GROUP, "m2", "m1").message("let me in").awaitClosed();
    Wire.tls(members.port("m1"), null).hello(Members.GROUP, "m2", "m1").message("let me in").awaitClosed();
    Wire.tls(members.port("m1"), Members.tls("serving-only")).hello(Members.GROUP, "m2", "m1").message("let me in").awaitClosed();
    assertThat(members.metrics.refused(Refusal.TLS)).isEqualTo(3);
    assertThat(one.heard.messages).isEmpty();
  }

  @Test
  void who_speaks_plain_text_to_a_member_with_tls_is_refused() {
    Members.Started one = members.start("m1", MEMBER, "m2");
    Wire.plain(members.port("m1")).hello(Members.GROUP, "m2", "m1").message("psst").awaitClosed();
    assertThat(members.metrics.refused(Refusal.TLS)).isEqualTo(1);
    assertThat(one.heard.messages).isEmpty();
  }

  @Test
  void a_certificate_for_other_hosts_does_not_make_anybody_a_known_peer() {
    Members.Started one = members.start("m1", MEMBER, "m2");
    Wire wire = Wire.tls(members.port("m1"), Members.tls("elsewhere")).hello(Members.GROUP, "m2", "m1").message("I am m2");
    assertThat(wire.answer()).isEqualTo(new Hello.Refused("the certificate does not name a host of m2"));
    wire.awaitClosed();
    assertThat(members.metrics.refused(Refusal.IDENTITY)).isEqualTo(1);
    assertThat(one.heard.messages).isEmpty();
  }

  @Test
  void a_peer_must_show_a_certificate_for_the_host_that_was_dialled() {
    members.start("m2", Members.tls("elsewhere"));
    Members.Started one = members.start("m1", MEMBER, "m2");
    assertThat(notice()).startsWith("peer m2: ").contains("127.0.0.1");
    one.send("m2", "are you m2?");
    Members.runUntil(() -> one.heard.unreachable.contains("m2"));
  }

  @Test
  void a_peer_at_an_address_of_another_one_is_not_taken_for_it() {
    members.start("m3", null);
    members.start("m1", null, Map.of("m2", members.url("m3")));
    assertThat(notice()).isEqualTo("peer m2: " + members.url("m3") + " refuses this member: it is m3, not m2");
  }

  @Test
  void plain_text_is_for_loopback_addresses() {
    assertThat(plain("127.0.0.1:2380").listen()).isEqualTo("127.0.0.1:2380");
    assertThat(plain("http://localhost:2380").listen()).isEqualTo("http://localhost:2380");
    assertThat(plain("http://[::1]:2380").listen()).isEqualTo("http://[::1]:2380");
    for (String url : List.of("0.0.0.0:2380", "http://10.0.0.1:2380", "[::]:2380", "localhost.example.com:2380", "127.0.0.1.nip.io:1")) {
      assertThatThrownBy(() -> plain(url)).isInstanceOf(IllegalArgumentException.class).hasMessage("peer address " + url
          + " is not a loopback address: peers speak plain text on loopback only, so give a certificate, a key and a CA");
    }
  }

  private static PeerSettings plain(String listen) {
    return new PeerSettings(Members.GROUP, "m1", listen, null);
  }

  @Test
  void an_address_says_whether_it_is_for_tls() {
    assertThatThrownBy(() -> plain("https://127.0.0.1:2380"))
        .hasMessage("peer address https://127.0.0.1:2380 asks for TLS: give a certificate, a key and a CA");
    assertThatThrownBy(() -> new PeerSettings(Members.GROUP, "m1", "http://10.0.0.1:2380", MEMBER))
        .hasMessage("peer address http://10.0.0.1:2380 asks for plain text, but this member speaks TLS to its peers");
    for (String none : List.of("", "10.0.0.1", "ftp://10.0.0.1:21", "10.0.0.1:99999", "a:b:1", "http://h:1/path")) {
      assertThatThrownBy(() -> plain(none))
          .hasMessage(none + " is no address of a peer: want https://HOST:PORT, http://HOST:PORT or HOST:PORT");
    }
  }

  @Test
  void the_peers_are_checked_before_the_start_and_one_that_comes_later_is_only_reported() {
    Peer far = new Peer("m2", List.of("10.0.0.2:2380"));
    VertxPeerNetwork.check(MEMBER, List.of(far));
    assertThatThrownBy(() -> VertxPeerNetwork.check(null, List.of(far))).hasMessageContaining("10.0.0.2:2380 is not a loopback");
    Members.Started one = members.start("m1", null, Map.of("m2", "10.0.0.2:2380"));
    one.send("m2", "hello?");
    Members.runUntil(() -> one.heard.unreachable.contains("m2"));
    assertThat(notice()).startsWith("peer m2: peer address 10.0.0.2:2380 is not a loopback address");
  }

  @Test
  void a_taken_address_and_useless_certificates_fail_the_opening() throws Exception {
    try (var taken = new ServerSocket(members.port("m1"), 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThatThrownBy(() -> members.open("m1", null, PeerSettings.USUAL_CAPACITY)).hasMessageContaining("in use");
    }
    PeerTls nonsense = new PeerTls("not a certificate", "not a key", "not an authority");
    assertThatThrownBy(() -> members.open("m2", nonsense, PeerSettings.USUAL_CAPACITY)).isNotNull();
  }

  @Test
  void files_are_read_and_keys_never_shown(@TempDir Path directory) throws Exception {
    Path certificate = Files.writeString(directory.resolve("m.crt"), "certificate");
    Path key = Files.writeString(directory.resolve("m.key"), "secret");
    Path authority = Files.writeString(directory.resolve("ca.crt"), "authority");
    PeerTls read = PeerTls.read(certificate, key, authority);
    assertThat(read).isEqualTo(new PeerTls("certificate", "secret", "authority")).asString().doesNotContain("secret");
    assertThatThrownBy(() -> PeerTls.read(certificate, directory.resolve("none"), authority)).hasMessageContaining("none");
  }
}
