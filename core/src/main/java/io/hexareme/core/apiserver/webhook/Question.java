package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.match.AdmissionVariables;
import io.hexareme.core.apiserver.admission.match.RequestDescription;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Null;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** The AdmissionReview that a webhook is sent (admission.k8s.io/v1, and v1beta1 which has the same fields). */
final class Question {
  private Question() {}

  static Obj review(AdmissionVariables shown, String version, String uid) {
    return Value.obj("kind", "AdmissionReview", "apiVersion", "admission.k8s.io/" + version, "request", request(shown, uid));
  }

  private static Obj request(AdmissionVariables shown, String uid) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("uid", Value.of(uid));
    Obj description = RequestDescription.of(shown.attributes(), shown.as());
    fields.putAll(description.without("dryRun").without("options").fields());
    fields.put("object", shown.object());
    fields.put("oldObject", shown.before());
    fields.put("dryRun", description.at("dryRun"));
    Obj options = description.at("options").asObj();
    fields.put("options", options.isEmpty() ? Null.NULL : options);
    return new Obj(fields);
  }
}
