package io.hexareme.adapters.peersvertx;

import io.hexareme.ports.metrics.Metrics.Counter;
import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.value.Bytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;

/** A connection that came in: first it says whose it is, then it brings messages. */
final class IncomingConnection {
  private static final Buffer EMPTY_FRAME = Buffer.buffer().appendInt(0);

  private final Local local;
  private final NetSocket socket;
  private final Admission admission;
  private final FrameReader reader = new FrameReader(Hello.LONGEST, this::take);
  private final Runnable cancelGreeting;
  private Counter receivedBytes;
  private String from;
  private boolean saying;
  private boolean ended;

  IncomingConnection(Local local, NetSocket socket, Admission admission) {
    this.local = local;
    this.socket = socket;
    this.admission = admission;
    this.cancelGreeting = local.after(local.patience().greeting(), () -> refuse(Refusal.SILENCE));
  }

  void open() {
    socket.exceptionHandler(_ -> end()); // the other side's affair; it dials again
    socket.closeHandler(_ -> end());
    socket.handler(chunk -> {
      if (!ended && !reader.feed(chunk)) refuse(from == null ? Refusal.GARBAGE : Refusal.TOO_LONG);
      else if (from != null) sayThatSomethingArrived();
    });
  }

  NetSocket socket() {
    return socket;
  }

  /** Null before it has said so and was believed. */
  String from() {
    return from;
  }

  private boolean take(byte[] frame) {
    if (from == null) {
      admission.judge(this, Hello.read(frame));
    } else {
      receivedBytes.add(frame.length);
      admission.received(from, new Bytes(frame));
    }
    return !ended;
  }

  void admit(Hello.Member hello, Counter counter) {
    cancelGreeting.run();
    from = hello.from();
    receivedBytes = counter;
    reader.longest(PeerNetwork.LARGEST_MESSAGE);
    socket.write(Hello.frame(local.helloTo(from)));
  }

  /** Tells it why, for its own notices, and closes it. */
  void refuse(Refusal refusal, String why) {
    if (!ended) socket.write(Hello.frame(new Hello.Refused(why)));
    refuse(refusal);
  }

  void refuse(Refusal refusal) {
    if (ended) return;
    local.metrics().refused(refusal);
    close();
  }

  private void sayThatSomethingArrived() {
    if (saying) return;
    saying = true;
    local.after(Patience.ARRIVED, () -> {
      saying = false;
      if (!ended) socket.write(EMPTY_FRAME);
    });
  }

  void close() {
    end();
    socket.close();
  }

  private void end() {
    if (ended) return;
    ended = true;
    cancelGreeting.run();
    admission.ended(this);
  }
}
