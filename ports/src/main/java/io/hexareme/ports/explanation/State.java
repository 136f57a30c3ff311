package io.hexareme.ports.explanation;

/** How far a step of the chain has come. */
public enum State {
  /** As it should be. */
  DONE,
  /** Not yet, or not as long as something else is missing; nothing has failed. */
  WAITING,
  /** It was tried, and it failed; it may be tried again. */
  STUCK
}
