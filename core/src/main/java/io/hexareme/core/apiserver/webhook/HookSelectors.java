package io.hexareme.core.apiserver.webhook;

import io.hexareme.core.apiserver.admission.Attributes;
import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import java.util.Map;

/** Whether the labels of a write's namespace and of its object are those that a webhook asks for. */
final class HookSelectors {
  private final ObjectReader objects;

  HookSelectors(ObjectReader objects) {
    this.objects = objects;
  }

  /** What is in no namespace is not deselected by its labels; a namespace is in itself. */
  boolean namespaceMatches(Value hook, Attributes attributes) {
    Value selector = hook.at("namespaceSelector");
    boolean isNamespace = attributes.resource().group().isEmpty() && attributes.resource().plural().equals("namespaces");
    if (LabelSelectors.isEverything(selector) || !attributes.resource().namespaced() && !isNamespace) {
      return true;
    }
    return LabelSelectors.of(selector).matches(namespaceLabels(attributes, isNamespace));
  }

  private Map<String, String> namespaceLabels(Attributes attributes, boolean isNamespace) {
    boolean carries = attributes.operation() == Operation.CREATE || attributes.operation() == Operation.UPDATE;
    if (isNamespace && carries && attributes.subresource().isEmpty()) {
      return attributes.object().at("metadata", "labels").asStrings();
    }
    String name = isNamespace ? attributes.name() : attributes.namespace();
    return objects.get(Resource.NAMESPACES, new ObjectKey("", name))
        .map(namespace -> namespace.at("metadata", "labels").asStrings()).orElse(Map.of());
  }

  /** Either the old or the new object will do. */
  boolean objectMatches(Value hook, Attributes attributes) {
    Value selector = hook.at("objectSelector");
    if (LabelSelectors.isEverything(selector)) {
      return true;
    }
    LabelSelector wanted = LabelSelectors.of(selector);
    return isLabelled(attributes.object(), wanted) || isLabelled(attributes.before(), wanted);
  }

  /** What has no metadata, such as the options of an exec, has no labels to match by. */
  private static boolean isLabelled(Value object, LabelSelector wanted) {
    return object != null && !object.at("metadata").isNull() && wanted.matchesObject(object);
  }

  /** Selector objects of which an absent one asks for nothing. */
  private static final class LabelSelectors {
    static boolean isEverything(Value selector) {
      return selector.list("matchExpressions").isEmpty() && selector.at("matchLabels").asStrings().isEmpty();
    }

    static LabelSelector of(Value selector) {
      return LabelSelector.of(selector).orNothing();
    }
  }
}
