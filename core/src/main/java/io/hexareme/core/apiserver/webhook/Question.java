package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Null;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** The AdmissionReview that a webhook is sent (admission.k8s.io/v1, and v1beta1 which has the same fields). */
final class Question {
  private Question() {}

  static Obj review(Seen seen, String version, String uid) {
    return Value.obj("kind", "AdmissionReview", "apiVersion", "admission.k8s.io/" + version, "request", request(seen, uid));
  }

  /** The request alone, as match conditions see it too. */
  static Obj request(Seen seen, String uid) {
    Attributes attributes = seen.attributes();
    String below = attributes.subresource().isEmpty() ? null : attributes.subresource();
    Obj request = Value.obj(
        "uid", uid,
        "kind", seen.kind(),
        "resource", resource(seen.resource()),
        "subResource", below,
        "requestKind", seen.requestKind(),
        "requestResource", resource(attributes.resource()),
        "requestSubResource", below,
        "name", attributes.name().isEmpty() ? null : attributes.name(),
        "namespace", namespace(attributes),
        "operation", attributes.operation().name(),
        "userInfo", user(attributes.call().user()));
    return request
        .with("object", orNull(seen.object()))
        .with("oldObject", orNull(seen.before()))
        .with("dryRun", attributes.dryRun())
        .with("options", options(attributes));
  }

  /** A namespace is in itself. */
  private static String namespace(Attributes attributes) {
    String namespace = attributes.isAbout("", "namespaces") ? attributes.name() : attributes.namespace();
    return namespace.isEmpty() ? null : namespace;
  }

  private static Obj resource(ResourceSchema resource) {
    return Value.obj("group", resource.group(), "version", resource.version(), "resource", resource.plural());
  }

  private static Obj user(User user) {
    return Value.obj(
        "username", user.name(),
        "uid", user.uid().isEmpty() ? null : user.uid(),
        "groups", user.groups().isEmpty() ? null : user.groups(),
        "extra", user.extra().isEmpty() ? null : user.extra());
  }

  private static Value orNull(Obj object) {
    return object == null ? Null.NULL : object;
  }

  private static Value options(Attributes attributes) {
    return switch (attributes.operation()) {
      case CREATE -> ofWrite("CreateOptions", attributes);
      case UPDATE -> ofWrite("UpdateOptions", attributes);
      case DELETE -> attributes.options().with("kind", "DeleteOptions").with("apiVersion", "meta.k8s.io/v1");
      case CONNECT -> Null.NULL;
    };
  }

  private static Obj ofWrite(String kind, Attributes attributes) {
    Call call = attributes.call();
    String manager = call.request().param("fieldManager");
    String validation = call.request().param("fieldValidation");
    Obj options = Value.obj("kind", kind, "apiVersion", "meta.k8s.io/v1");
    options = attributes.dryRun() ? options.with("dryRun", Value.strings(List.of("All"))) : options;
    options = manager.isEmpty() ? options : options.with("fieldManager", manager);
    return validation.isEmpty() ? options : options.with("fieldValidation", validation);
  }
}
