package io.hexareme.core.consensus;

/** What members say to each other. */
public interface Message {
  String from();

  String to();

  /** The sender's term; for a pre-vote the one it would stand in. */
  long term();
}
