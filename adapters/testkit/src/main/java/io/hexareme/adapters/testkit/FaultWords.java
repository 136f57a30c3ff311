package io.hexareme.adapters.testkit;

import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.ApiFault.Effect;
import io.hexareme.adapters.simulation.api.RequestMatch;

/** A fault of requests, as a person would say it. */
final class FaultWords {
  private FaultWords() {}

  static String of(ApiFault fault) {
    String which = fault.count() != Integer.MAX_VALUE ? "the next " + fault.count() + " requests" : fault.nth() > 1
        ? "each " + fault.nth() + "th request" : "requests";
    String span = fault.span().equals(ApiFault.FOREVER) ? "" : " for " + fault.span();
    return which + meant(fault.match()) + effect(fault.effect()) + span;
  }

  private static String meant(RequestMatch match) {
    return (match.verbs().isEmpty() ? "" : " to " + String.join("/", match.verbs()))
        + (match.resource().isEmpty() ? "" : " " + match.resource()) + (match.client().isEmpty() ? "" : " by " + match.client()) + ": ";
  }

  private static String effect(Effect effect) {
    return switch (effect) {
      case Effect.LoseRequest lost -> "lost, 504 after " + lost.patience();
      case Effect.LoseAnswer lost -> "carried out, but 504 after " + lost.patience();
      case Effect.Refuse refused -> "refused with " + refused.code() + " " + refused.reason();
      case Effect.Delay delay -> "late by " + delay.each();
      case Effect.DropWatch drop -> "their streams end";
      case Effect.LagWatch lag -> "events come late by " + lag.by();
      case Effect.SkipEvent skip -> "event " + skip.nth() + " is not delivered";
      case Effect.StaleList stale -> "shown the past";
      case Effect.Expire expire -> "410 Expired";
      case Effect.TruncateWatch truncated -> "their streams break off in mid-line";
      case Effect.HalfOpenWatch halfOpen -> "nothing comes any more, and nobody is told";
      case Effect.SlowReader slow -> "their reader takes no more than " + slow.frames() + " frames";
    };
  }
}
