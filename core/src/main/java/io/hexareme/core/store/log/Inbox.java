package io.hexareme.core.store.log;

import io.hexareme.core.consensus.Input;
import io.hexareme.core.consensus.Message;
import io.hexareme.core.consensus.wire.MessageCodec;
import io.hexareme.ports.peers.PeerNetwork;
import io.hexareme.ports.value.Bytes;
import java.util.function.Consumer;

/** What other members send: read, and given to whom it concerns. What cannot be read is counted and otherwise as if it had got lost. */
final class Inbox implements PeerNetwork.Receiver {
  private final LogFigures figures;
  private final Consumer<Input> raft;
  private final Frames frames;

  /** Takes what is not Raft's. */
  interface Frames {
    void received(String from, Frame frame);
  }

  Inbox(LogFigures figures, Consumer<Input> raft, Frames frames) {
    this.figures = figures;
    this.raft = raft;
    this.frames = frames;
  }

  @Override
  public void received(String from, Bytes message) {
    if (Frame.isOne(message)) frame(from, message);
    else message(from, message);
  }

  private void message(String from, Bytes bytes) {
    Message message;
    try {
      message = MessageCodec.decode(bytes);
    } catch (IllegalArgumentException garbled) {
      figures.badFrame();
      return;
    }
    if (message.from().equals(from)) raft.accept(new Input.Receive(message));
    else figures.badFrame();
  }

  private void frame(String from, Bytes bytes) {
    Frame frame;
    try {
      frame = Frame.decode(bytes);
    } catch (IllegalStateException garbled) {
      figures.badFrame();
      return;
    }
    frames.received(from, frame);
  }

  @Override
  public void unreachable(String id) {
    raft.accept(new Input.Unreachable(id));
  }
}
