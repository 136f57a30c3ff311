package io.hexareme.adapters.peersvertx;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A bare connection to a member, by which a test says whatever it likes. */
final class Wire {
  private final NetSocket socket;
  private final List<byte[]> frames = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Wire(NetSocket socket) {
    this.socket = socket;
    FrameReader reader = new FrameReader(1 << 20, frames::add);
    socket.closeHandler(_ -> closed.set(true));
    socket.exceptionHandler(_ -> { });
    socket.handler(reader::feed);
  }

  static Wire plain(int port) {
    return connect(new NetClientOptions(), port);
  }

  /** Shows that certificate and takes whatever the member shows. */
  static Wire tls(int port, PeerTls shown) {
    NetClientOptions options = new NetClientOptions().setSsl(true).setTrustAll(true).setHostnameVerificationAlgorithm("");
    if (shown != null) {
      options.setKeyCertOptions(new PemKeyCertOptions()
          .addCertValue(Buffer.buffer(shown.certificate())).addKeyValue(Buffer.buffer(shown.privateKey())));
    }
    return connect(options, port);
  }

  private static Wire connect(NetClientOptions options, int port) {
    NetClient client = Members.VERTX.createNetClient(options);
    return client.connect(port, "127.0.0.1").map(Wire::new).toCompletionStage().toCompletableFuture().join();
  }

  Wire say(Buffer bytes) {
    socket.write(bytes);
    return this;
  }

  Wire hello(String group, String from, String to) {
    return say(Hello.frame(new Hello.Member(group, from, to, 1)));
  }

  Wire message(String text) {
    return say(Buffer.buffer().appendInt(text.length()).appendString(text));
  }

  void awaitClosed() {
    Members.runUntil(closed::get);
  }

  /** What the other side's first frame says. */
  Hello answer() {
    Members.runUntil(() -> !frames.isEmpty());
    return Hello.read(frames.getFirst());
  }

  int frames() {
    return frames.size();
  }

  void close() {
    socket.close();
  }
}
