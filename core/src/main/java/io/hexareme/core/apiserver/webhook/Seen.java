package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.function.UnaryOperator;

/**
 * A write as a webhook sees it: in the version that it asked for.
 *
 * @param resource the version in which it is seen
 * @param object null when there is none (a deletion)
 * @param before null when there is none
 * @param back what the webhook makes of the object, in the version of the request
 */
record Seen(Attributes attributes, ResourceSchema resource, Obj object, Obj before, UnaryOperator<Obj> back) {

  static Seen asIs(Attributes attributes) {
    return new Seen(attributes, attributes.resource(), object(attributes), attributes.before(), object -> object);
  }

  private static Obj object(Attributes attributes) {
    return attributes.operation() == Operation.DELETE ? null : attributes.object();
  }

  /** As another version; what a subresource speaks is of one version only. */
  static Seen as(Attributes attributes, ServedResource own, ServedResource other) {
    UnaryOperator<Obj> there = object -> isOf(own, object) ? converted(object, own, other) : object;
    UnaryOperator<Obj> back = object -> isOf(other, object) ? converted(object, other, own) : object;
    Obj object = object(attributes);
    return new Seen(attributes, other.schema(), object == null ? null : there.apply(object),
        attributes.before() == null ? null : there.apply(attributes.before()), back);
  }

  private static boolean isOf(ServedResource resource, Obj object) {
    return object.text("apiVersion").equals(resource.schema().apiVersion()) && object.text("kind").equals(resource.kind());
  }

  private static Obj converted(Obj object, ServedResource from, ServedResource to) {
    return to.conversion().toServed(from.conversion().toKept(object)).with("apiVersion", to.schema().apiVersion());
  }

  /** The kind of the object that is seen. */
  Obj kind() {
    return kindOf(object == null ? before : object, resource);
  }

  /** The kind of the object that was sent. */
  Obj requestKind() {
    return kindOf(attributes.object(), attributes.resource());
  }

  private static Obj kindOf(Obj object, ResourceSchema resource) {
    String apiVersion = object.text("apiVersion").isEmpty() ? resource.apiVersion() : object.text("apiVersion");
    String kind = object.text("kind").isEmpty() ? resource.kind() : object.text("kind");
    int slash = apiVersion.indexOf('/');
    return Value.obj("group", slash < 0 ? "" : apiVersion.substring(0, slash),
        "version", apiVersion.substring(slash + 1), "kind", kind);
  }
}
