package io.hexareme.adapters.assembly.smallworld;

/** What befalls a component at one of its writes, or at one event of its watches. */
enum Trouble {
  /** The write is made and answered; then the process crashes before it does anything else. It restarts a second later. */
  CRASH_AFTER_ANSWER,
  /** The write is made; the process crashes before the answer. It restarts a second later. */
  CRASH_BEFORE_ANSWER,
  /** The process crashes after the write, and when it is back its watches lag by three seconds. */
  RESTART_WITH_LAGGING_WATCHES,
  /**
   * The process crashes after the write, and when it is back it sees the world as it was before the write: lists come from a cache that is
   * behind, and watches lag. No component of ours asks for such lists; others' do.
   */
  RESTART_ON_STALE_LISTS,
  /** The write is made; the component hears of a time-out. */
  LOST_ANSWER,
  /** The write is refused with 409, as if somebody else had been faster. */
  CONFLICT,
  /** The write is refused with 429 and to come again in a second. */
  TOO_MANY_REQUESTS,
  /** One event of a watch never comes. Three seconds later, before the story goes on, the process restarts. */
  SKIPPED_EVENT;

  /**
   * Whether it is worth its time at every build. The others are milder forms of these: they are tried when the system property
   * {@code hexareme.smallWorlds} is {@code all}.
   */
  boolean isOfTheUsual() {
    return this != RESTART_WITH_LAGGING_WATCHES && this != TOO_MANY_REQUESTS;
  }

  boolean strikesWrites() {
    return this != SKIPPED_EVENT;
  }
}
