package io.hexareme.core.kubelet.streams;

import io.hexareme.core.machinery.RelayedConversation;
import io.hexareme.ports.stream.Conversation;
import io.hexareme.ports.stream.End;

/** One whose failure is told in the kubelet's words. */
final class WordedConversation extends RelayedConversation {
  private final String words;

  WordedConversation(Conversation conversation, String words) {
    super(conversation);
    this.words = words;
  }

  @Override
  protected End ended(End end) {
    return end instanceof End.Failed(String message) ? new End.Failed(words + message) : end;
  }
}
