package io.hexareme.adapters.simulation.api;

import io.hexareme.ports.api.ApiRequest;

/** A fault that has begun: how many requests it has met and hit, and when it is over. */
final class BegunFault {
  private final ApiFault fault;
  private final long end;
  private long revision;
  private long met;
  private int hits;
  private int events;
  private boolean ended;

  /** @param nanos the loop's time; {@code revision} the newest one that answers have told of, 0 for none */
  BegunFault(ApiFault fault, long nanos, long revision) {
    this.fault = fault;
    this.end = nanos + Math.min(fault.span().toNanos(), ApiFault.FOREVER.toNanos());
    this.revision = revision;
  }

  ApiFault fault() {
    return fault;
  }

  boolean isForEver() {
    return fault.span().compareTo(ApiFault.FOREVER) >= 0;
  }

  void end() {
    ended = true;
  }

  /** Whether its time is over; one that has hit as often as it may still holds what it has hit. */
  boolean isOver(long nanos) {
    return ended || nanos - end >= 0;
  }

  /** Whether the request is one that it hits; counts it. */
  boolean hits(Asked asked, ApiRequest request, long nanos) {
    return isAbout(asked.verb(), request) && hits(asked, nanos);
  }

  /** The same of a watch that is open. */
  boolean hits(Asked asked, long nanos) {
    if (isOver(nanos) || hits >= fault.count() || !fault.match().covers(asked)) return false;
    long after = met++ - fault.skip();
    if (after < 0 || after % Math.max(1, fault.nth()) != 0) return false;
    hits++;
    return true;
  }

  private boolean isAbout(String verb, ApiRequest request) {
    return switch (fault.effect()) {
      case ApiFault.Effect.LoseRequest _, ApiFault.Effect.LoseAnswer _, ApiFault.Effect.Refuse _, ApiFault.Effect.Delay _ -> true;
      case ApiFault.Effect.StaleList _ -> verb.equals("list") && request.param("resourceVersion").equals("0");
      case ApiFault.Effect.Expire _ -> verb.equals("list") || verb.equals("watch");
      case ApiFault.Effect.DropWatch _, ApiFault.Effect.LagWatch _, ApiFault.Effect.SkipEvent _, ApiFault.Effect.TruncateWatch _,
          ApiFault.Effect.HalfOpenWatch _, ApiFault.Effect.SlowReader _ -> verb.equals("watch");
    };
  }

  /** Whether it concerns watches that are open already. */
  boolean strikesOpenWatches() {
    return switch (fault.effect()) {
      case ApiFault.Effect.LoseRequest _, ApiFault.Effect.LoseAnswer _, ApiFault.Effect.Refuse _, ApiFault.Effect.Delay _,
          ApiFault.Effect.StaleList _, ApiFault.Effect.Expire _ -> false;
      case ApiFault.Effect.DropWatch _, ApiFault.Effect.LagWatch _, ApiFault.Effect.SkipEvent _, ApiFault.Effect.TruncateWatch _,
          ApiFault.Effect.HalfOpenWatch _, ApiFault.Effect.SlowReader _ -> true;
    };
  }

  /** Counts an event of a watch that it has hit. @return its number, from 1 */
  int countEvent() {
    return ++events;
  }

  /** The revision at which it began; 0 for unknown. */
  long revision() {
    return revision;
  }

  /** Where the revision was unknown, it is the one of the first list that was asked for. */
  void learn(long listed) {
    if (revision == 0) revision = listed;
  }
}
