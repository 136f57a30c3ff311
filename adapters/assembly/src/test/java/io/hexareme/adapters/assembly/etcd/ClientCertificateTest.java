package io.hexareme.adapters.assembly.etcd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.adapters.etcdclient.EtcdConfig;
import io.hexareme.adapters.etcdclient.EtcdStore;
import io.hexareme.adapters.etcdserver.EtcdServerOptions;
import io.hexareme.adapters.pkibouncycastle.ClusterPki;
import io.hexareme.adapters.pkibouncycastle.IssuedCertificate;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.ManualLoop;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member that asks for certificates, and who is let in. */
class ClientCertificateTest {
  private final ClusterPki ours = ClusterPki.inMemory(Instant::now);
  private final ClusterPki strangers = ClusterPki.inMemory(Instant::now);
  private final ManualLoop loop = new ManualLoop();
  private final Vertx vertx = Vertx.vertx();
  private OurMember member;
  @TempDir private Path directory;

  @BeforeEach
  void start() {
    IssuedCertificate serving = ours.serving(List.of());
    member = new OurMember(EtcdServerOptions.listeningOn(URI.create("https://127.0.0.1:0"))
        .with(new EtcdServerOptions.Tls(serving.certificate(), serving.privateKey(), ours.authority())));
  }

  @AfterEach
  void stop() {
    member.close();
    vertx.close().await();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private long revisionFor(String authority, IssuedCertificate certificate) throws IOException {
    EtcdConfig.Tls tls = certificate == null
        ? new EtcdConfig.Tls(file("ca.pem", authority), null, null)
        : new EtcdConfig.Tls(file("ca.pem", authority), file("cert.pem", certificate.certificate()), file("key.pem", certificate.privateKey()));
    // The first handshake of a cold JVM on a busy machine takes its time.
    Duration patience = Duration.ofSeconds(20);
    EtcdConfig config = new EtcdConfig(List.of(URI.create(member.url())), tls, patience, patience, patience,
        Duration.ofSeconds(1), Duration.ofSeconds(2));
    try (EtcdStore store = new EtcdStore(vertx, loop, config)) {
      return loop.await(store.revision());
    }
  }

  @Test
  void a_client_of_the_same_authority_is_served() throws IOException {
    assertThat(revisionFor(ours.authority(), ours.client("store", "store", List.of()))).isEqualTo(1);
  }

  @Test
  void a_client_without_a_certificate_or_with_a_strangers_is_not() {
    assertThatThrownBy(() -> revisionFor(ours.authority(), null)).isInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(() -> revisionFor(ours.authority(), strangers.client("store", "store", List.of())))
        .isInstanceOf(StoreUnavailable.class);
  }

  @Test
  void a_member_of_a_strange_authority_is_not_trusted() {
    assertThatThrownBy(() -> revisionFor(strangers.authority(), ours.client("store", "store", List.of())))
        .isInstanceOf(StoreUnavailable.class).hasMessageContaining(member.url());
  }
}
