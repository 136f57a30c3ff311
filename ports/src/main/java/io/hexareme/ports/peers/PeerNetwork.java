package io.hexareme.ports.peers;

import io.hexareme.ports.value.Bytes;
import java.util.List;

/**
 * Driven port: messages between the members of the store's group. Called on one loop, calls back on that loop; never blocks.
 *
 * <p>A message arrives whole and once, or not at all; those that arrive from one member arrive in the order in which it sent them
 * over one connection, but a connection that was made anew may overtake what the old one still held. Nobody is told of a loss: Raft
 * sends again. A simulated network may also duplicate and reorder.
 */
public interface PeerNetwork {
  /** No message is longer, in bytes: whoever has more to say cuts it into pieces. */
  int LARGEST_MESSAGE = 32 << 20;

  /** Begins to receive. Called once, before anything else. */
  void start(Receiver receiver);

  /** Whom to talk to from now on, without this member itself; connections to others end. */
  void peers(List<Peer> peers);

  /**
   * Sends, if there is a way now and the bounded queue for that member has room; else drops the message. Never calls back before it
   * returns.
   *
   * @param to a member's id; a message to one that is not a peer is dropped
   * @throws IllegalArgumentException when the message is longer than {@link #LARGEST_MESSAGE}
   */
  void send(String to, Bytes message);

  /** Bytes that wait for that member to take them; how full the queue is. 0 for a member that is not a peer. */
  long backlog(String to);

  /** Ends all connections. Nothing may be called afterwards. May block. */
  void close();

  /** @param id the member's id in the group; {@code urls} where it listens for its peers */
  record Peer(String id, List<String> urls) {
    public Peer {
      urls = List.copyOf(urls);
    }
  }

  /** Who receives; called on the loop. */
  interface Receiver {
    /** {@code from} is who it says it is: the adapter has checked that it may speak for the group. */
    void received(String from, Bytes message);

    /**
     * The connection to that peer is lost, or a message to it was dropped here for want of a way or of room: what was sent lately may
     * not have arrived. Told once for many of them in a row.
     */
    void unreachable(String id);
  }
}
