package io.hexareme.adapters.simulation;

import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.ApiFault.Effect;
import io.hexareme.adapters.simulation.api.RequestMatch;
import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.List;

/** Draws what goes wrong between components and API servers. */
final class ApiFaults {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration LONGEST_CUT = Duration.ofSeconds(60);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);
  private static final int MOST_NTH = 4;

  private final Randomness wire;
  private final Randomness api;
  private final List<String> clients;

  ApiFaults(Randomness faults, List<String> clients) {
    this.wire = faults.fork("wire");
    this.api = faults.fork("api");
    this.clients = clients;
  }

  Fault ofWire() {
    String client = Draw.one(wire, clients);
    Duration span = Draw.duration(wire, SHORT, wire.nextInt(2) == 0 ? LONG : LONGEST_CUT);
    return switch (wire.nextInt(5)) {
      case 0 -> new Fault.CutApi(client, "", true, true, span);
      case 1 -> new Fault.CutApi(client, "", true, false, span);
      case 2 -> new Fault.CutApi(client, "", false, true, span);
      case 3 -> new Fault.ClogApi(client, span);
      default -> new Fault.ResetApi(client);
    };
  }

  /** None that a server may not do, such as passing over an event. */
  Fault ofRequests() {
    Duration span = Draw.duration(api, SHORT, LONG);
    Duration delay = Draw.duration(api, SHORT, LONGEST_DELAY);
    int nth = 1 + api.nextInt(MOST_NTH);
    RequestMatch writes = RequestMatch.ANY.verbs(RequestMatch.WRITES);
    RequestMatch watches = RequestMatch.ANY.verbs(List.of("watch"));
    return switch (api.nextInt(11)) {
      case 0 -> fault(writes, new Effect.LoseRequest(delay), nth, span);
      case 1 -> fault(writes, new Effect.LoseAnswer(delay), nth, span);
      case 2 -> fault(RequestMatch.ANY, new Effect.Refuse(429, "TooManyRequests", "", 1), nth, span);
      case 3 -> fault(RequestMatch.ANY, new Effect.Refuse(500, "InternalError", "", 0), nth, span);
      case 4 -> fault(RequestMatch.ANY.verbs(List.of("update", "patch")), new Effect.Refuse(409, "Conflict", "", 0), nth, span);
      case 5 -> fault(RequestMatch.ANY, new Effect.Delay(delay), nth, span);
      case 6 -> fault(watches, new Effect.DropWatch(), nth, span);
      case 7 -> fault(watches, new Effect.LagWatch(delay), nth, span);
      case 8 -> fault(RequestMatch.ANY.verbs(List.of("list")), new Effect.StaleList(), nth, span);
      case 9 -> fault(watches, new Effect.Expire(), nth, span);
      default -> new Fault.Compact();
    };
  }

  private static Fault fault(RequestMatch match, Effect effect, int nth, Duration span) {
    return new Fault.Api(ApiFault.of(match, effect).every(nth).during(span));
  }
}
