package io.hexareme.ports.peers;

import io.hexareme.ports.time.Loop;
import io.hexareme.ports.value.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** One member, its loop and what it was told; may be looked at from any thread. */
final class PeerUnderTest implements PeerNetwork.Receiver {
  private static final String PING = "ping ";
  private static final Duration BETWEEN_PINGS = Duration.ofMillis(10);

  record Message(String from, Bytes bytes) {}

  final String id;
  final Loop loop;
  final PeerNetwork network;
  private final List<Message> received = new CopyOnWriteArrayList<>();
  private final List<Message> pings = new CopyOnWriteArrayList<>();
  private final AtomicInteger calledBackInsideACall = new AtomicInteger();
  final List<String> unreachable = new CopyOnWriteArrayList<>();
  private boolean calling;
  private boolean pinging;

  PeerUnderTest(String id, Loop loop, PeerNetwork network) {
    this.id = id;
    this.loop = loop;
    this.network = network;
  }

  @Override
  public void received(String from, Bytes message) {
    noteReentry();
    boolean ping = message.length() < 20 && message.utf8().startsWith(PING);
    (ping ? pings : received).add(new Message(from, message));
  }

  @Override
  public void unreachable(String peer) {
    noteReentry();
    unreachable.add(peer);
  }

  private void noteReentry() {
    if (calling) calledBackInsideACall.incrementAndGet();
  }

  /** On the loop. */
  void send(String to, Bytes message) {
    calling = true;
    network.send(to, message);
    calling = false;
  }

  /** On the loop: sends pings, each of its own number, until told to stop. */
  void ping(String to, String series) {
    pinging = true;
    pingOn(to, series, 0);
  }

  private void pingOn(String to, String series, int number) {
    if (!pinging) return;
    send(to, Bytes.utf8(PING + series + " " + number));
    loop.after(BETWEEN_PINGS, () -> pingOn(to, series, number + 1));
  }

  void stopPinging() {
    pinging = false;
  }

  boolean wasPinged(String from, String series) {
    return pings.stream().anyMatch(ping -> ping.from.equals(from) && ping.bytes.utf8().startsWith(PING + series + " "));
  }

  List<Message> received() {
    return received;
  }

  List<Bytes> receivedFrom(String from) {
    return received.stream().filter(message -> message.from.equals(from)).map(Message::bytes).toList();
  }

  int calledBackInsideACall() {
    return calledBackInsideACall.get();
  }
}
