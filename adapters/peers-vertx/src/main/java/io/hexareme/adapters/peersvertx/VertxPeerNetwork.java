package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A member's network over TCP. Everything happens on the Vert.x context that it is given, which must be that of the member's loop: so a
 * message crosses no thread between the socket and the receiver.
 */
public final class VertxPeerNetwork implements PeerNetwork {
  private static final long CLOSING_SECONDS = 5;

  private final Local local;
  private final NetServer server;
  private final Admission admission;
  private final Map<String, OutgoingPeer> outgoing = new LinkedHashMap<>();
  private Receiver receiver;
  private boolean closed;

  private VertxPeerNetwork(Local local) {
    this.local = local;
    this.admission = new Admission(local, new Admission.Listener() {
      @Override
      public void received(String from, Bytes message) {
        tell(() -> receiver.received(from, message));
      }

      @Override
      public void heardOf(String id, long life) {
        OutgoingPeer peer = outgoing.get(id);
        if (peer != null) peer.heardOf(life);
      }
    });
    this.server = local.vertx().createNetServer(TransportOptions.server(local.settings().tls()));
  }

  /**
   * Begins to listen; connections that come before {@link #start} are closed. Fails when the address is taken or the TLS material is no
   * good. May be called from any thread; completes on the context. Members with one Vert.x between them need addresses of their own:
   * Vert.x would not refuse the second, but deal out the connections in turn.
   *
   * @param context an event-loop context
   */
  public static CompletionStage<VertxPeerNetwork> open(Vertx vertx, Context context, PeerSettings settings, Surroundings surroundings) {
    return open(vertx, context, settings, surroundings, Patience.USUAL);
  }

  static CompletionStage<VertxPeerNetwork> open(
      Vertx vertx, Context context, PeerSettings settings, Surroundings surroundings, Patience patience) {
    if (!context.isEventLoopContext()) throw new IllegalArgumentException("not an event-loop context: " + context);
    Promise<VertxPeerNetwork> opened = Promise.promise();
    context.runOnContext(_ -> Future.future((Promise<VertxPeerNetwork> made) -> {
      var client = vertx.createNetClient(TransportOptions.client(settings.tls()));
      long life = surroundings.random().nextLong();
      new VertxPeerNetwork(new Local(
          vertx, context, client, settings, life, surroundings, new PeerMetrics(surroundings.metrics()), patience)).listen().onComplete(made);
    }).onComplete(opened));
    return opened.future().toCompletionStage();
  }

  /**
   * Whether those members could be spoken to; to be asked before the start.
   *
   * @param tls null for plain text
   * @throws IllegalArgumentException when one of their addresses is none, or needs TLS and there is none, or the other way round; says why
   */
  public static void check(PeerTls tls, List<Peer> peers) {
    for (Peer peer : peers) {
      for (String url : peer.urls()) PeerAddress.usable(url, tls != null);
    }
  }

  private Future<VertxPeerNetwork> listen() {
    PeerAddress listen = PeerAddress.usable(local.settings().listen(), local.tls());
    server.connectHandler(socket -> {
      if (receiver == null || closed) socket.close();
      else admission.accept(socket);
    });
    server.exceptionHandler(_ -> local.metrics().refused(Refusal.TLS)); // nothing else fails before there is a connection
    return server.listen(listen.port(), listen.host()).map(this);
  }

  /** Where it listens. */
  public int port() {
    return server.actualPort();
  }

  @Override
  public void start(Receiver newReceiver) {
    receiver = newReceiver;
  }

  /** A peer with an address that {@link #check} would refuse is not spoken to at that address; a notice says so. */
  @Override
  public void peers(List<Peer> peers) {
    Map<String, List<PeerAddress>> known = new LinkedHashMap<>();
    for (Peer peer : peers) known.put(peer.id(), usable(peer));
    admission.known(known);
    outgoing.values().removeIf(old -> {
      boolean stays = peers.contains(old.peer());
      if (!stays) old.close();
      return !stays;
    });
    for (Peer peer : peers) {
      if (outgoing.containsKey(peer.id())) continue;
      OutgoingPeer added = new OutgoingPeer(local, peer, known.get(peer.id()), this::unreachable);
      outgoing.put(peer.id(), added);
      added.open();
    }
  }

  private List<PeerAddress> usable(Peer peer) {
    List<PeerAddress> usable = new ArrayList<>();
    for (String url : peer.urls()) {
      try {
        usable.add(PeerAddress.usable(url, local.tls()));
      } catch (IllegalArgumentException refused) {
        local.surroundings().notices().accept("peer " + peer.id() + ": " + refused.getMessage());
      }
    }
    return usable;
  }

  @Override
  public void send(String to, Bytes message) {
    if (message.length() > LARGEST_MESSAGE) {
      throw new IllegalArgumentException("a message of " + message.length() + " bytes");
    }
    OutgoingPeer peer = outgoing.get(to);
    if (peer != null) peer.send(message);
  }

  @Override
  public long backlog(String to) {
    OutgoingPeer peer = outgoing.get(to);
    return peer == null ? 0 : peer.backlog();
  }

  private void unreachable(String id) {
    local.later(() -> {
      if (!closed && outgoing.containsKey(id)) tell(() -> receiver.unreachable(id));
    });
  }

  private void tell(Runnable word) {
    if (closed) return;
    try {
      word.run();
    } catch (Throwable failure) {
      local.surroundings().failures().accept(failure);
    }
  }

  /** On an event loop it does not wait; elsewhere the address is free again afterwards. */
  @Override
  public void close() {
    Promise<Void> ended = Promise.promise();
    local.context().runOnContext(_ -> end().onComplete(ended));
    if (!Context.isOnEventLoopThread()) await(ended.future());
  }

  private Future<Void> end() {
    closed = true;
    outgoing.values().forEach(OutgoingPeer::close);
    outgoing.clear();
    admission.close();
    return Future.join(local.client().close(), server.close()).mapEmpty();
  }

  private static void await(Future<Void> ended) {
    try {
      ended.toCompletionStage().toCompletableFuture().get(CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the network to the peers does not close: " + e, e);
    }
  }
}
