package io.hexareme.adapters.peersvertx;

import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between two members and can be cut. */
final class Proxy {
  private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
  private final NetServer server;
  private volatile boolean swallowing;

  Proxy(int target) {
    var client = Members.VERTX.createNetClient();
    server = Members.VERTX.createNetServer().connectHandler(near -> {
      near.pause();
      client.connect(target, "127.0.0.1").onSuccess(far -> join(near, far)).onFailure(_ -> near.close());
    }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
  }

  private void join(NetSocket near, NetSocket far) {
    forward(near, far);
    forward(far, near);
    near.resume();
  }

  private void forward(NetSocket from, NetSocket to) {
    sockets.add(from);
    from.exceptionHandler(_ -> { });
    from.closeHandler(_ -> to.close());
    from.handler(bytes -> {
      if (!swallowing) to.write(bytes);
    });
  }

  String url() {
    return "127.0.0.1:" + server.actualPort();
  }

  /** Connections break; new ones may be made. */
  void cut() {
    sockets.forEach(NetSocket::close);
    sockets.clear();
  }

  /** Connections stay, and all that is said on them vanishes. */
  void swallow(boolean on) {
    swallowing = on;
  }

  int connections() {
    return sockets.size();
  }

  void close() {
    cut();
    server.close();
  }
}
