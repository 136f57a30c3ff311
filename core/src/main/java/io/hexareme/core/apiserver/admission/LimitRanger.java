package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Quantity;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** New Pods and claims keep within the namespace's LimitRanges; containers that say nothing get their defaults. */
final class LimitRanger implements MutatingPlugin, ValidatingPlugin {
  private static final Resource LIMIT_RANGES = new Resource("", "v1", "limitranges", "LimitRange", true);
  private static final String ANNOTATION = "kubernetes.io/limit-ranger";

  private final ObjectReader objects;

  LimitRanger(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "LimitRanger";
  }

  @Override
  public Obj admit(Attributes attributes) {
    Obj object = attributes.object();
    if (attributes.operation() != Operation.CREATE || !attributes.isAbout("", "pods")) {
      return object;
    }
    for (LimitRangeItem item : items(attributes.namespace())) {
      if (item.type().equals("Container")) {
        object = withDefaults(object, item);
      }
    }
    return object;
  }

  private List<LimitRangeItem> items(String namespace) {
    List<LimitRangeItem> items = new ArrayList<>();
    objects.list(LIMIT_RANGES, namespace).forEach(range -> range.list("spec", "limits").forEach(item -> items.add(LimitRangeItem.of(item))));
    return items;
  }

  private static Obj withDefaults(Obj pod, LimitRangeItem item) {
    List<String> told = new ArrayList<>();
    Obj spec = pod.at("spec").asObj();
    for (String field : List.of("containers", "initContainers")) {
      if (spec.has(field)) {
        String sort = field.equals("containers") ? "container" : "init container";
        spec = spec.with(field, new Arr(spec.list(field).stream().map(c -> withDefaults(c, sort, item, told)).toList()));
      }
    }
    return told.isEmpty() ? pod : Meta.withAnnotation(
        pod.with("spec", spec), ANNOTATION, "LimitRanger plugin set: " + String.join("; ", told));
  }

  private static Value withDefaults(Value container, String sort, LimitRangeItem item, List<String> told) {
    Obj filled = filled(container.asObj(), "requests", "request", sort, item.requests(), told);
    return filled(filled, "limits", "limit", sort, item.defaults(), told);
  }

  private static Obj filled(
      Obj container, String field, String word, String sort, Map<String, Quantity> defaults, List<String> told) {
    Map<String, Quantity> given = LimitRangeItem.quantities(container.at("resources", field));
    List<String> added = defaults.keySet().stream().filter(name -> !given.containsKey(name)).toList();
    if (added.isEmpty()) {
      return container;
    }
    defaults.forEach(given::putIfAbsent);
    told.add(String.join(", ", added) + " " + word + " for " + sort + " " + container.text("name"));
    return container.withPath(LimitRangeItem.texts(given), "resources", field);
  }

  @Override
  public void validate(Attributes attributes) {
    boolean pod = attributes.isAbout("", "pods");
    boolean claim = attributes.isAbout("", "persistentvolumeclaims");
    if (attributes.operation() != Operation.CREATE || !pod && !claim) {
      return;
    }
    List<String> errors = new ArrayList<>();
    for (LimitRangeItem item : items(attributes.namespace())) {
      errors.addAll(claim ? LimitChecks.claim(attributes.object(), item) : LimitChecks.pod(attributes.object(), item));
    }
    if (!errors.isEmpty()) {
      String why = errors.size() == 1 ? errors.getFirst() : "[" + String.join(", ", errors) + "]";
      throw Refusals.forbidden("", attributes.resource().plural(), attributes.name(), why);
    }
  }
}
