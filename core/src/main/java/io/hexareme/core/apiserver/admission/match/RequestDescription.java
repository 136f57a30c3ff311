package io.hexareme.core.apiserver.admission.match;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.request.User;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.Map;

/** A write as an {@code AdmissionRequest} describes it (admission.k8s.io/v1), without its uid and its objects. */
public final class RequestDescription {
  private RequestDescription() {}

  /** @param as the resource as which it was matched; the request's own unless an equivalent one was */
  public static Obj of(Attributes attributes, ResourceSchema as) {
    ResourceSchema own = attributes.resource();
    String sub = attributes.subresource().isEmpty() ? null : attributes.subresource();
    String namespace = SelectorMatch.namespaceName(attributes);
    return Value.obj(
        "kind", kind(attributes, as),
        "resource", resource(as),
        "subResource", sub,
        "requestKind", kind(attributes, own),
        "requestResource", resource(own),
        "requestSubResource", sub,
        "name", attributes.name().isEmpty() ? null : attributes.name(),
        "namespace", namespace.isEmpty() ? null : namespace,
        "operation", attributes.operation().name(),
        "userInfo", user(attributes.call().user()),
        "dryRun", attributes.dryRun(),
        "options", options(attributes));
  }

  /** Of a subresource that speaks another kind, such as a Scale, that kind. */
  private static Obj kind(Attributes attributes, ResourceSchema as) {
    for (ResourceSchema.Subresource sub : as.subresources()) {
      if (sub.name().equals(attributes.subresource())) {
        return Value.obj("group", sub.group(), "version", sub.version(), "kind", sub.kind());
      }
    }
    return Value.obj("group", as.group(), "version", as.version(), "kind", as.kind());
  }

  private static Obj resource(ResourceSchema as) {
    return Value.obj("group", as.group(), "version", as.version(), "resource", as.plural());
  }

  private static Obj user(User user) {
    Map<String, Value> extra = new LinkedHashMap<>();
    user.extra().forEach((key, values) -> extra.put(key, Value.strings(values)));
    return Value.obj(
        "username", user.name().isEmpty() ? null : user.name(),
        "uid", user.uid().isEmpty() ? null : user.uid(),
        "groups", user.groups().isEmpty() ? null : Value.strings(user.groups()),
        "extra", extra.isEmpty() ? null : new Obj(extra));
  }

  /** CreateOptions and the like, as the request's parameters say; DeleteOptions as they are in effect. */
  private static Obj options(Attributes attributes) {
    return switch (attributes.operation()) {
      case CREATE -> written(attributes, "CreateOptions");
      case UPDATE -> written(attributes, "UpdateOptions"); // of a patch as well
      case DELETE -> attributes.options().with("kind", "DeleteOptions").with("apiVersion", "meta.k8s.io/v1");
      case CONNECT -> attributes.options();
    };
  }

  private static Obj written(Attributes attributes, String kind) {
    String manager = attributes.call().request().param("fieldManager");
    String validation = attributes.call().request().param("fieldValidation");
    return Value.obj(
        "kind", kind,
        "apiVersion", "meta.k8s.io/v1",
        "dryRun", attributes.dryRun() ? Value.array(Value.of("All")) : null,
        "fieldManager", manager.isEmpty() ? null : manager,
        "fieldValidation", validation.isEmpty() ? null : validation);
  }
}
