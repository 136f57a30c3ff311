package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.ports.codec.BodyDecoder;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.Base64;
import java.util.Optional;

/** What an AdmissionReview that came back means; v1 is held to its letter, v1beta1 to less. */
final class Answering {
  private static final String INVALID = "received invalid webhook response: ";
  private final BodyDecoder json;

  Answering(BodyDecoder json) {
    this.json = json;
  }

  /** @param uid the question's; {@code mutates} whether a patch is allowed */
  Verdict verdict(Hook hook, AdmissionVariables shown, Obj review, String uid, boolean mutates) {
    Value response = review.at("response");
    Optional<String> problem = problem(hook.reviewVersion(), review, uid, mutates);
    if (problem.isPresent()) {
      return new Verdict.Failed(INVALID + problem.get());
    }
    response.at("auditAnnotations").asStrings().forEach((key, value) -> shown.attributes().call().annotate(hook.name() + "/" + key, value));
    response.list("warnings").forEach(warning -> shown.attributes().call().warn(warning.asString("")));
    if (!response.at("allowed").asBool(false)) {
      Obj status = Verdict.denial(hook.name(), response.at("status"));
      return new Verdict.Denied(Refusals.passedOn(status));
    }
    return mutates ? patch(hook, shown, response) : new Verdict.Allowed(Arr.EMPTY);
  }

  private static Optional<String> problem(String version, Obj review, String uid, boolean mutates) {
    Value response = review.at("response");
    String patch = response.text("patch");
    boolean typed = !response.at("patchType").isNull();
    if (!(response instanceof Obj)) {
      return Optional.of("webhook response was absent");
    }
    if (!version.equals("v1")) {
      return Optional.empty();
    }
    if (!response.text("uid").equals(uid)) {
      return Optional.of("expected response.uid=\"" + uid + "\", got \"" + response.text("uid") + "\"");
    }
    String kind = review.text("apiVersion") + ", Kind=" + review.text("kind");
    if (!kind.equals("admission.k8s.io/v1, Kind=AdmissionReview")) {
      return Optional.of("expected webhook response of admission.k8s.io/v1, Kind=AdmissionReview, got " + kind);
    }
    if (!mutates) {
      return !patch.isEmpty() ? Optional.of("validating webhook may not return response.patch")
          : typed ? Optional.of("validating webhook may not return response.patchType") : Optional.empty();
    }
    return !patch.isEmpty() && !typed ? Optional.of("webhook returned response.patch but not response.patchType")
        : patch.isEmpty() && typed ? Optional.of("webhook returned response.patchType but not response.patch") : Optional.empty();
  }

  private Verdict patch(Hook hook, AdmissionVariables shown, Value response) {
    String encoded = response.text("patch");
    if (encoded.isEmpty()) {
      return new Verdict.Allowed(Arr.EMPTY);
    }
    Value patch;
    try {
      patch = json.decode(Bytes.utf8(new String(Base64.getDecoder().decode(encoded), java.nio.charset.StandardCharsets.UTF_8))).value();
    } catch (IllegalArgumentException | MalformedBody unreadable) {
      return new Verdict.Failed("received undecodable patch in webhook response: " + unreadable.getMessage());
    }
    if (!(patch instanceof Arr operations)) {
      return new Verdict.Failed("received undecodable patch in webhook response: json: cannot unmarshal into Go value of type jsonpatch.Patch");
    }
    String type = response.text("patchType");
    if (!type.isEmpty() && !type.equals("JSONPatch")) {
      return new Verdict.Failed("unsupported patch type \"" + type + "\"");
    }
    if (!operations.isEmpty() && shown.object().isNull()) {
      return new Verdict.Broken(Refusals.internal("admission webhook \"" + hook.name()
          + "\" attempted to modify the object, which is not supported for this operation"));
    }
    return new Verdict.Allowed(operations);
  }
}
