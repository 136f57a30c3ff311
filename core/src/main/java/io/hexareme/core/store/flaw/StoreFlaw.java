package io.hexareme.core.store.flaw;

/** The catalogue's bugs of stores, each a switch at the one place it belongs to. */
public enum StoreFlaw {
  /** A progress notice names the newest revision whatever the watcher has heard (etcd#15220). */
  PROGRESS_BEFORE_EVENT,
  /** A watch hears again what it had heard, after a snapshot of the leader was taken over (etcd#15271). */
  WATCH_GOES_BACK_AFTER_RESTORE,
  /** A watch that is behind goes on after a compaction as if nothing were missing (etcd#18089, #19179). */
  COMPACTION_DROPS_EVENTS,
  /** A watch that waits for a future revision hears those before it, after a restore (etcd#20221). */
  FUTURE_WATCH_HEARS_THE_PAST,
  /** A compaction is performed when this member finds the time, so a transaction that reads such a revision ends differently (etcd#18667). */
  COMPACTION_IN_BACKGROUND,
  /** A new leader judges leases by the time since it first heard of them, and nobody asks whether they were kept alive since. */
  LEASE_ENDS_EARLY,
  /** What is on its way to the disk counts as durable (etcd#14370). */
  ACK_BEFORE_DURABLE,
  /** After a restart from a snapshot, revisions that only deleted are not counted (etcd#17780). */
  REVISION_FORGETS_DELETIONS,
  /** After a restart from a snapshot the first entry behind it is applied twice: state and index were not saved as one (etcd#13766). */
  ENTRY_APPLIED_TWICE_AFTER_CRASH,
  /** A watch that is far behind misses an event where it begins to catch up (etcd#17529). */
  STARVING_WATCH_LOSES_AN_EVENT,
  /** Who was paused ends leases by its own late timers, whoever leads by then and however often they were kept alive. */
  PAUSED_LEADER_ENDS_LEASES
}
