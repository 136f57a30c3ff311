package io.hexareme.core.apiserver.fairness;

import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;

/**
 * A PriorityLevelConfiguration, read.
 *
 * @param exempt whether its requests never wait
 * @param shares of the server's seats, in proportion to those of all levels
 * @param lendablePercent of its seats that others may use while it does not
 * @param borrowingPercent of its seats that it may have beyond them; -1 for no bound
 * @param queuing empty: what finds no seat is refused at once
 */
record LevelSpec(String name, String uid, boolean exempt, long shares, long lendablePercent, long borrowingPercent, Optional<Queuing> queuing) {

  /** @param length how many requests may wait in one queue */
  record Queuing(int queues, int handSize, int length) {}

  static LevelSpec of(Obj object) {
    boolean exempt = object.text("spec", "type").equals("Exempt");
    Value limits = object.at("spec", exempt ? "exempt" : "limited");
    return new LevelSpec(Meta.name(object), Meta.uid(object), exempt, limits.at("nominalConcurrencyShares").asLong(exempt ? 0 : 30),
        limits.at("lendablePercent").asLong(0), limits.at("borrowingLimitPercent").asLong(-1), queuing(limits.at("limitResponse")));
  }

  private static Optional<Queuing> queuing(Value response) {
    if (!response.text("type").equals("Queue")) {
      return Optional.empty();
    }
    Value queuing = response.at("queuing");
    return Optional.of(new Queuing(
        queuing.at("queues").asInt(64), queuing.at("handSize").asInt(8), queuing.at("queueLengthLimit").asInt(50)));
  }
}
