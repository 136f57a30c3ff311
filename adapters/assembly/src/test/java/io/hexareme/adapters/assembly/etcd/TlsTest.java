package io.hexareme.adapters.assembly.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.etcdserver.EtcdServerOptions;
import io.hexareme.adapters.loopvertx.SystemClock;
import io.hexareme.adapters.pkibouncycastle.ClusterPki;
import io.hexareme.adapters.pkibouncycastle.IssuedCertificate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client certificates, as an API server shows them to etcd. */
class TlsTest {
  private final ClusterPki pki = ClusterPki.inMemory(new SystemClock());
  private OurMember member;
  private Etcdctl etcdctl;

  @TempDir private Path directory;

  @BeforeEach
  void start() throws IOException {
    IssuedCertificate serving = pki.serving(List.of("127.0.0.1"));
    member = new OurMember(EtcdServerOptions.listeningOn(URI.create("https://127.0.0.1:0"))
        .with(new EtcdServerOptions.Tls(serving.certificate(), serving.privateKey(), pki.authority())));
    etcdctl = new Etcdctl(member);
    Files.writeString(directory.resolve("ca"), pki.authority());
    write("friend", pki.client("friend", "apiserver-etcd-client", List.of("system:masters")));
    write("stranger", ClusterPki.inMemory(new SystemClock()).client("stranger", "apiserver-etcd-client", List.of()));
  }

  private void write(String name, IssuedCertificate issued) throws IOException {
    Files.writeString(directory.resolve(name + ".crt"), issued.certificate());
    Files.writeString(directory.resolve(name + ".key"), issued.privateKey());
  }

  @AfterEach
  void stop() {
    member.close();
  }

  private Etcdctl.Outcome putAs(String name, String patience) {
    return etcdctl.run("put", "a", "1", "--command-timeout", patience, "--dial-timeout", patience, "--cacert", path("ca"), "--cert",
        path(name + ".crt"), "--key", path(name + ".key"));
  }

  private String path(String file) {
    return directory.resolve(file).toString();
  }

  @Test
  void a_client_of_the_same_authority_is_served_and_no_other() {
    assertThat(putAs("friend", "18s")).isEqualTo(new Etcdctl.Outcome(0, "OK\n", ""));
    assertThat(putAs("stranger", "2s").code()).isNotZero();
    assertThat(etcdctl.run("put", "a", "2", "--command-timeout", "2s", "--dial-timeout", "2s", "--cacert", path("ca")).code()).isNotZero();
    assertThat(etcdctl.run("endpoint", "status", "--cacert", path("ca"), "--cert", path("friend.crt"), "--key", path("friend.key")).code())
        .isZero();
  }
}
