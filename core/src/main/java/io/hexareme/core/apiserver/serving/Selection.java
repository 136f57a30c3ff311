package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.request.Call;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.core.machinery.FieldSelector;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.core.machinery.ObjectKey;
import java.util.List;
import java.util.Optional;

/** Which objects of a collection a list, watch or deletion is about. */
public record Selection(ServedResource resource, String namespace, LabelSelector labels, FieldSelector fields) {
  private static final List<String> ALWAYS = List.of("metadata.name", "metadata.namespace");

  /** Reads the selectors of a request. */
  public static Selection of(Call call, ServedResource resource) {
    LabelSelector labels = switch (LabelSelector.parse(call.request().param("labelSelector"))) {
      case LabelSelector.Parsed.Good(LabelSelector selector) -> selector;
      case LabelSelector.Parsed.Malformed(String message) -> throw Refusals.badRequest(message);
    };
    FieldSelector fields = switch (FieldSelector.parse(call.request().param("fieldSelector"))) {
      case FieldSelector.Parsed.Good(FieldSelector selector) -> selector;
      case FieldSelector.Parsed.Malformed(String message) -> throw Refusals.badRequest(message);
    };
    fields.terms().forEach(term -> requireKnown(resource, term.field()));
    String namespace = resource.namespaced() ? call.info().namespace() : "";
    Selection selection = new Selection(resource, namespace, labels, fields);
    return call.info().name().isEmpty() ? selection : selection.named(call.info().name());
  }

  /** The selection narrowed to one name, as a watch on a single object asks. */
  private Selection named(String name) {
    return switch (FieldSelector.parse("metadata.name=" + FieldSelector.escape(name))) {
      case FieldSelector.Parsed.Good(FieldSelector selector) -> new Selection(resource, namespace, labels, selector);
      case FieldSelector.Parsed.Malformed(String message) -> throw Refusals.badRequest(message);
    };
  }

  private static void requireKnown(ServedResource resource, String field) {
    List<String> more = resource.schema().selectableFields();
    if (ALWAYS.contains(field) || more.contains(field)) {
      return;
    }
    throw Refusals.badRequest(more.isEmpty() && resource.custom().isEmpty()
        ? "\"" + field + "\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\""
        : "field label not supported: " + field);
  }

  public boolean isEverything() {
    return labels.isEverything() && fields.isEverything();
  }

  /** The one object it can be about, when the selectors say so. */
  public Optional<ObjectKey> single() {
    Optional<String> name = fields.exact("metadata.name");
    if (name.isEmpty() || (resource.namespaced() && namespace.isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(new ObjectKey(namespace, name.get()));
  }

  public boolean matches(StoredObject object) {
    if (!namespace.isEmpty() && !object.key().namespace().equals(namespace)) {
      return false;
    }
    return (labels.isEverything() || labels.matches(object.labels()))
        && (fields.isEverything() || fields.matches(field -> valueOf(object, field)));
  }

  private String valueOf(StoredObject object, String field) {
    return switch (field) {
      case "metadata.name" -> object.key().name();
      case "metadata.namespace" -> object.key().namespace();
      default -> resource.strategy().fieldValue(resource.conversion().toServed(object.tree()), field);
    };
  }
}
