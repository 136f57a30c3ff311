package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.status.Refusal;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;

/** What came of asking a webhook. */
sealed interface Verdict {

  /** @param patch a JSON patch; empty for none */
  record Allowed(Arr patch) implements Verdict {}

  record Denied(Refusal refusal) implements Verdict {}

  /** It could not be asked, or what it said is no answer; {@code why} after {@code failed calling webhook "x": }. */
  record Failed(String why) implements Verdict {}

  /** The API server itself cannot go on; no failure policy helps. */
  record Broken(Refusal refusal) implements Verdict {}

  /** The denial of {@code hook} in its own words, with a code and a status that say so. */
  static Obj denial(String hook, Value result) {
    String message = result.text("message");
    String reason = result.text("reason");
    String why = !message.isEmpty() ? ": " + message : !reason.isEmpty() ? ": " + reason : " without explanation";
    Obj status = Value.obj("kind", "Status", "apiVersion", "v1",
        "metadata", result.at("metadata").asObj(),
        "status", "Failure",
        "message", "admission webhook \"" + hook + "\" denied the request" + why,
        "reason", reason.isEmpty() ? null : reason);
    Value details = result.at("details");
    return (details.isNull() ? status : status.with("details", details)).with("code", code(result));
  }

  /** Whatever it said, it is no success. */
  private static long code(Value result) {
    return Math.max(400, result.at("code").asLong(400));
  }
}
