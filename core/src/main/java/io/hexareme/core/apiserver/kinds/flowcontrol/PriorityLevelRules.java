package io.hexareme.core.apiserver.kinds.flowcontrol;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** PriorityLevelConfigurations: defaults, and what is valid. */
public final class PriorityLevelRules {
  private static final FieldPath SPEC = FieldPath.of("spec");
  private static final FieldPath LIMITED = SPEC.child("limited");
  private static final FieldPath RESPONSE = LIMITED.child("limitResponse");
  private static final FieldPath QUEUING = RESPONSE.child("queuing");
  private static final int MOST_QUEUES = 10_000_000;
  /** Bits of a flow's hash that a hand may use. */
  private static final int HASH_BITS = 60;

  private PriorityLevelRules() {}

  public static Obj defaults(Obj level) {
    Obj with = level;
    if (!level.at("spec", "limited").isNull()) {
      with = or(or(with, 30, "spec", "limited", "nominalConcurrencyShares"), 0, "spec", "limited", "lendablePercent");
      if (!level.at("spec", "limited", "limitResponse", "queuing").isNull()) {
        with = or(with, 64, "spec", "limited", "limitResponse", "queuing", "queues");
        with = or(with, 8, "spec", "limited", "limitResponse", "queuing", "handSize");
        with = or(with, 50, "spec", "limited", "limitResponse", "queuing", "queueLengthLimit");
      }
    }
    if (level.text("spec", "type").equals("Exempt")) {
      with = or(or(with, 0, "spec", "exempt", "nominalConcurrencyShares"), 0, "spec", "exempt", "lendablePercent");
    }
    return with;
  }

  private static Obj or(Obj object, int value, String... path) {
    return object.at(path).isNull() ? object.withPath(new Value.Int(value), path) : object;
  }

  public static void check(Obj level, List<FieldError> errors) {
    String name = Meta.name(level);
    String type = level.text("spec", "type");
    if (name.equals("exempt") != type.equals("Exempt")) {
      errors.add(FieldError.invalid(SPEC.child("type"), type, "type must be 'Exempt' if and only if name is 'exempt'"));
    }
    switch (type) {
      case "Exempt" -> exempt(level, errors);
      case "Limited" -> limited(level, errors);
      default -> errors.add(FieldError.notSupported(SPEC.child("type"), Value.of(type), List.of("Exempt", "Limited")));
    }
    FlowRules.fixed(FlowObjects.mandatoryLevels(), level, errors);
  }

  private static void exempt(Obj level, List<FieldError> errors) {
    if (!level.at("spec", "limited").isNull()) {
      errors.add(FieldError.forbidden(LIMITED, "must be nil if the type is Exempt"));
    }
    notNegative(level.at("spec", "exempt"), "nominalConcurrencyShares", SPEC.child("exempt"), errors);
    percent(level.at("spec", "exempt"), "lendablePercent", SPEC.child("exempt"), errors);
  }

  private static void limited(Obj level, List<FieldError> errors) {
    if (!level.at("spec", "exempt").isNull()) {
      errors.add(FieldError.forbidden(SPEC.child("exempt"), "must be nil if the type is Limited"));
    }
    Value limits = level.at("spec", "limited");
    if (limits.isNull()) {
      errors.add(FieldError.required(LIMITED, "must not be empty when type is Limited"));
      return;
    }
    notNegative(limits, "nominalConcurrencyShares", LIMITED, errors);
    response(limits.at("limitResponse"), errors);
    percent(limits, "lendablePercent", LIMITED, errors);
    Value borrowing = limits.at("borrowingLimitPercent");
    if (!borrowing.isNull() && borrowing.asLong(0) < 0) {
      errors.add(FieldError.invalid(LIMITED.child("borrowingLimitPercent"), borrowing, "if specified, must be a non-negative integer"));
    }
  }

  private static void notNegative(Value of, String field, FieldPath path, List<FieldError> errors) {
    if (of.at(field).asLong(0) < 0) {
      errors.add(FieldError.invalid(path.child(field), of.at(field), "must be a non-negative integer"));
    }
  }

  private static void percent(Value of, String field, FieldPath path, List<FieldError> errors) {
    long value = of.at(field).asLong(0);
    if (value < 0 || value > 100) {
      errors.add(FieldError.invalid(path.child(field), of.at(field), "must be between 0 and 100, inclusive"));
    }
  }

  private static void response(Value response, List<FieldError> errors) {
    Value queuing = response.at("queuing");
    switch (response.text("type")) {
      case "Reject" -> {
        if (!queuing.isNull()) {
          errors.add(FieldError.forbidden(QUEUING, "must be nil if limited.limitResponse.type is not Limited"));
        }
      }
      case "Queue" -> {
        if (queuing.isNull()) {
          errors.add(FieldError.required(QUEUING, "must not be empty if limited.limitResponse.type is Limited"));
        } else {
          queuing(queuing, errors);
        }
      }
      default -> errors.add(FieldError.notSupported(RESPONSE.child("type"), Value.of(response.text("type")), List.of("Queue", "Reject")));
    }
  }

  private static void queuing(Value queuing, List<FieldError> errors) {
    positive(queuing, "queueLengthLimit", errors);
    long queues = queuing.at("queues").asLong(0);
    long hand = queuing.at("handSize").asLong(0);
    positive(queuing, "queues", errors);
    if (queues > MOST_QUEUES) {
      errors.add(FieldError.invalid(QUEUING.child("queues"), queuing.at("queues"), "must not be greater than " + MOST_QUEUES));
    }
    positive(queuing, "handSize", errors);
    if (hand > queues) {
      errors.add(FieldError.invalid(QUEUING.child("handSize"), queuing.at("handSize"), "should not be greater than queues (" + queues + ")"));
    } else if (hand > 0 && bits(queues, hand) > HASH_BITS) {
      errors.add(FieldError.invalid(QUEUING.child("handSize"), queuing.at("handSize"), "required entropy bits of deckSize " + queues
          + " and handSize " + hand + " should not be greater than " + HASH_BITS));
    }
  }

  private static void positive(Value of, String field, List<FieldError> errors) {
    if (of.at(field).asLong(0) <= 0) {
      errors.add(FieldError.invalid(QUEUING.child(field), of.at(field), "must be positive"));
    }
  }

  /** How many bits tell all hands of that size from such a deck apart. */
  private static int bits(long deck, long hand) {
    double bits = 0;
    for (long i = 0; i < hand && bits <= HASH_BITS; i++) {
      bits += Math.log(deck - i) / Math.log(2);
    }
    return (int) Math.ceil(bits);
  }
}
