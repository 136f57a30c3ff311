package io.hexareme.adapters.assembly;

import io.hexareme.adapters.httpvertx.TlsMaterial;
import io.hexareme.adapters.httpvertx.VertxFrontDoor;
import io.hexareme.adapters.loopvertx.SystemClock;
import io.hexareme.adapters.pkibouncycastle.ClusterPki;
import io.hexareme.adapters.pkibouncycastle.IssuedCertificate;
import io.hexareme.ports.api.ApiServer;
import io.hexareme.ports.api.Credential;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;

/**
 * An HTTPS front door on loopback for an API server that is not served over the wire by itself, such as that of a simulated cluster. It has
 * an authority of its own, whose certificates are good on the wall clock, whatever the time in the cluster.
 */
public final class LoopbackDoor implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final Vertx vertx;
  private final VertxFrontDoor door;
  private final int port;
  private final String authority;

  private LoopbackDoor(Vertx vertx, VertxFrontDoor door, int port, String authority) {
    this.vertx = vertx;
    this.door = door;
    this.port = port;
    this.authority = authority;
  }

  /** Opens it on any free port; blocks. @param api called on event loops; it may answer on any thread */
  public static LoopbackDoor open(ApiServer api) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setBlockedThreadCheckInterval(60_000));
    try {
      ClusterPki pki = ClusterPki.inMemory(new SystemClock());
      IssuedCertificate serving = pki.serving(List.of(HOST));
      VertxFrontDoor door = new VertxFrontDoor(vertx, api, new TlsMaterial(serving.certificate(), serving.privateKey(), pki.authority()), HOST, 0);
      int port = Awaiting.stage(door.start());
      return new LoopbackDoor(vertx, door, port, pki.authority());
    } catch (RuntimeException failed) {
      vertx.close();
      throw failed;
    }
  }

  /** A kubeconfig's text, for who shows that token. */
  public String kubeconfig(Credential.Bearer user) {
    return Kubeconfig.text(HOST, port, authority, user);
  }

  @Override
  public void close() {
    Awaiting.stage(door.close());
    Awaiting.stage(vertx.close().toCompletionStage());
  }
}
