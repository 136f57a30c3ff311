package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.value.Bytes;
import io.vertx.core.net.NetSocket;

/** One attempt to reach a peer, and the connection that comes of it. */
final class OutgoingConnection {
  /** Told in a later turn than the call that leads to it, or not at all after {@link #close}. */
  interface Owner {
    void connected();

    /** @param why for a human */
    void ended(String why);
  }

  private final Local local;
  private final String peer;
  private final PeerAddress address;
  private final Owner owner;
  private final FrameReader reader = new FrameReader(Hello.LONGEST, this::greeted);
  private NetSocket socket;
  private SendQueue queue;
  private Runnable cancelGreeting;
  private long peerLife;
  private long heard;
  private boolean listening;
  private boolean ended;

  OutgoingConnection(Local local, String peer, PeerAddress address, Owner owner) {
    this.local = local;
    this.peer = peer;
    this.address = address;
    this.owner = owner;
  }

  void dial() {
    cancelGreeting = local.after(local.patience().greeting(), () -> end("no answer from " + address.text()));
    local.client().connect(address.port(), address.host()).onComplete(dialled -> {
      if (dialled.failed()) {
        end("cannot connect to " + address.text() + ": " + Causes.of(dialled.cause()));
      } else if (ended) {
        dialled.result().close();
      } else {
        greet(dialled.result());
      }
    });
  }

  private void greet(NetSocket newSocket) {
    socket = newSocket;
    socket.exceptionHandler(failure -> end("connection to " + address.text() + " failed: " + Causes.of(failure)));
    socket.closeHandler(_ -> end("connection to " + address.text() + " was closed by the other side"));
    socket.handler(chunk -> {
      if (!ended && !reader.feed(chunk)) end(address.text() + " does not speak the peers' protocol");
    });
    socket.write(Hello.frame(local.helloTo(peer)));
  }

  /** Takes the other side's frames; false to take no more. */
  private boolean greeted(byte[] frame) {
    heard++;
    if (queue != null) return true; // it says that something has arrived
    String objection = switch (Hello.read(frame)) {
      case Hello.Member hello when !hello.group().equals(local.settings().group()) -> "belongs to another group";
      case Hello.Member hello when !hello.from().equals(peer) -> "is " + hello.from() + ", not " + peer;
      case Hello.Member hello -> {
        peerLife = hello.life();
        yield null;
      }
      case Hello.Refused refused -> "refuses this member: " + refused.why();
      case Hello.OtherVersion other -> "speaks version " + other.version() + " of the peers' protocol, not " + Hello.VERSION;
      case Hello.Garbage _ -> "does not speak the peers' protocol";
    };
    if (objection == null) connected();
    else end(address.text() + " " + objection);
    return !ended;
  }

  private void connected() {
    cancelGreeting.run();
    reader.longest(0);
    queue = new SendQueue(socket);
    owner.connected();
  }

  boolean isConnected() {
    return queue != null && !ended;
  }

  /** Of the member that answered. */
  long peerLife() {
    return peerLife;
  }

  long backlog() {
    return queue == null ? 0 : queue.backlog();
  }

  /** To be called while connected. */
  void send(Bytes message) {
    if (queue.add(message)) local.later(queue::flush);
    if (!listening) listen();
  }

  private void listen() {
    listening = true;
    long before = heard;
    local.after(local.patience().silence(), () -> {
      listening = false;
      if (ended) return;
      if (heard == before) end(address.text() + " has not answered for " + local.patience().silence().toMillis() + " ms");
      else if (backlog() > 0) listen();
    });
  }

  /** What was said in this turn still goes out, as far as there is room: to a member that was removed it is that it was. */
  void closeAfterLastWords() {
    if (isConnected()) queue.flush();
    close();
  }

  /** Without a word to the owner. */
  void close() {
    if (ended) return;
    ended = true;
    cancelGreeting.run();
    if (queue != null) queue.end();
    if (socket != null) socket.close();
  }

  private void end(String why) {
    if (ended) return;
    close();
    owner.ended(why);
  }
}
