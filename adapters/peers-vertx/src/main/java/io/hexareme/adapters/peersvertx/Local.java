package io.hexareme.adapters.peersvertx;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.time.Duration;

/**
 * This member, as its connections see it.
 *
 * @param context all happens on it
 * @param life a number that no other life of this member has had
 */
record Local(
    Vertx vertx,
    Context context,
    NetClient client,
    PeerSettings settings,
    long life,
    Surroundings surroundings,
    PeerMetrics metrics,
    Patience patience) {

  Hello.Member helloTo(String peer) {
    return new Hello.Member(settings.group(), settings.id(), peer, life);
  }

  /** On the context; answers how to cancel it. */
  Runnable after(Duration delay, Runnable task) {
    long timer = vertx.setTimer(Math.max(1, delay.toMillis()), _ -> task.run());
    return () -> vertx.cancelTimer(timer);
  }

  /** In a later turn. */
  void later(Runnable task) {
    context.runOnContext(_ -> task.run());
  }

  boolean tls() {
    return settings.tls() != null;
  }
}
