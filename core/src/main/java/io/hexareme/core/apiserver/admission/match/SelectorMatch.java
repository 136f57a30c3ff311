package io.hexareme.core.apiserver.admission.match;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Optional;

/** The choice by labels: of the namespace, and of the object. An absent selector chooses everything. */
public record SelectorMatch(LabelSelector namespaces, LabelSelector objects) {

  /** Reads {@code namespaceSelector} and {@code objectSelector}; a malformed one, which validation keeps out, chooses nothing. */
  public static SelectorMatch of(Value holder) {
    return new SelectorMatch(selector(holder.at("namespaceSelector")), selector(holder.at("objectSelector")));
  }

  private static LabelSelector selector(Value selector) {
    return selector.isNull() ? LabelSelector.EVERYTHING : LabelSelector.of(selector).orNothing();
  }

  /** @throws io.hexareme.core.apiserver.status.Refusal when the namespace is not there to be judged */
  public boolean matches(Attributes attributes, ObjectReader reader) {
    return namespace(attributes, reader) && object(attributes);
  }

  private boolean namespace(Attributes attributes, ObjectReader reader) {
    if (namespaces.isEverything() || namespaceName(attributes).isEmpty()) {
      return true;
    }
    boolean written = attributes.isAbout("", "namespaces")
        && (attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE);
    if (written) {
      return namespaces.matchesObject(attributes.object());
    }
    return namespaces.matchesObject(namespaceOf(attributes, reader)
        .orElseThrow(() -> Refusals.notFound("", "namespaces", namespaceName(attributes))));
  }

  private boolean object(Attributes attributes) {
    return objects.isEverything()
        || attributes.object() != null && objects.matchesObject(attributes.object())
        || attributes.before() != null && objects.matchesObject(attributes.before());
  }

  /** The namespace a write is about: of a Namespace its own name; empty for what is cluster-wide. */
  public static String namespaceName(Attributes attributes) {
    if (attributes.resource().group().isEmpty() && attributes.resource().plural().equals("namespaces")) {
      return attributes.name();
    }
    return attributes.resource().namespaced() ? attributes.namespace() : "";
  }

  /** That namespace, as it is known here. */
  public static Optional<Obj> namespaceOf(Attributes attributes, ObjectReader reader) {
    String name = namespaceName(attributes);
    return name.isEmpty() ? Optional.empty() : reader.get(Resource.NAMESPACES, new ObjectKey("", name));
  }
}
