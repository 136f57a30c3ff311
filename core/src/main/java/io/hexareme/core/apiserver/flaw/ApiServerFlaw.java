package io.hexareme.core.apiserver.flaw;

/** Bugs of API servers and their watch caches, each a switch at the one place it belongs to. */
public enum ApiServerFlaw {
  /** A watch that begins where the kept history begins loses the next event (kubernetes#49992). */
  EMPTY_HISTORY_LOSES_THE_NEXT_EVENT,
  /** A watch that is open while the cache begins anew is neither ended nor told of anything (kubernetes#116122). */
  FORGETS_WATCHES_WHEN_IT_BEGINS_ANEW,
  /** An event is told once with the history and once more as news (kubernetes#73845). */
  HISTORY_TOLD_TWICE,
  /** A deletion that comes in one piece with other events is lost in the cache (kubernetes#123072). */
  DELETION_LOST_IN_THE_CACHE,
  /** A bookmark names the newest revision of the store, whatever the watch has been told. */
  BOOKMARK_RUNS_AHEAD,
  /** Two evictions at once are each granted what the budget has left. */
  EVICTION_COUNTS_ALONE,
  /** A Pod that has a node may be bound to another. */
  BINDS_AGAIN,
  /** Whoever asks most is served most: no priority and fairness. */
  LETS_EVERYBODY_IN
}
