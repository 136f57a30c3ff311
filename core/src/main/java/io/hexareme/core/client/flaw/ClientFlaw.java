package io.hexareme.core.client.flaw;

/** Bugs of informers, each a switch at the one place it belongs to. */
public enum ClientFlaw {
  /** The first list is taken from whatever the API server has at hand, however old (kubernetes#59848). */
  LISTS_WHAT_IS_AT_HAND,
  /** What is missing in a later list is not noticed to be gone (kubernetes#56261). */
  LATER_LIST_MISSES_DELETIONS,
  /** An object whose spec is what it was is held to be unchanged: a flip there and back goes by unseen. */
  SAME_SPEC_IS_NO_CHANGE,
  /** A refused watch is asked for again at once (kubernetes#91073), whatever time the server asks for. */
  ASKS_AGAIN_AT_ONCE
}
