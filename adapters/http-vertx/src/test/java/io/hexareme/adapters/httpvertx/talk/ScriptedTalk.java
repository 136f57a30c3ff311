package io.hexareme.adapters.httpvertx.talk;

import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The other side of a conversation, in the test's hands. */
final class ScriptedTalk implements Conversation {
  /** What was said and done to it. */
  final List<String> heard = new ArrayList<>();
  Listener listener;
  /** Set to let what is said wait. */
  CompletableFuture<Void> taken;

  @Override
  public void start(Listener asking) {
    listener = asking;
    heard.add("start");
  }

  @Override
  public CompletionStage<Void> input(Bytes bytes) {
    heard.add(bytes.utf8());
    return taken == null ? TAKEN : taken;
  }

  @Override
  public void endInput() {
    heard.add("(end)");
  }

  @Override
  public void resize(int width, int height) {
    heard.add(width + "x" + height);
  }

  @Override
  public void cancel() {
    heard.add("(cancel)");
  }
}
