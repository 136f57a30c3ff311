package io.hexareme.core.apiserver.admission;

import io.hexareme.core.apiserver.admission.Attributes.Operation;
import io.hexareme.core.apiserver.status.Refusals;
import io.hexareme.core.apiserver.storage.ObjectReader;
import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Pod that names a runtime class gets what the class costs (KEP-688) and where it runs; no Pod says by itself what its runtime costs. */
final class RuntimeClassAdmission implements MutatingPlugin, ValidatingPlugin {
  private static final Resource CLASSES = new Resource("node.k8s.io", "v1", "runtimeclasses", "RuntimeClass", false);
  private static final String MISMATCH = "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead";

  private final ObjectReader objects;

  RuntimeClassAdmission(ObjectReader objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "RuntimeClass";
  }

  private static boolean isNewPod(Attributes attributes) {
    return attributes.operation() == Operation.CREATE && attributes.isAbout("", "pods");
  }

  private Optional<Obj> classOf(Attributes attributes) {
    String name = attributes.object().text("spec", "runtimeClassName");
    return name.isEmpty() ? Optional.empty() : Optional.of(objects.get(CLASSES, new ObjectKey("", name))
        .orElseThrow(() -> refuse(attributes, "pod rejected: RuntimeClass \"" + name + "\" not found")));
  }

  @Override
  public Obj admit(Attributes attributes) {
    if (!isNewPod(attributes)) {
      return attributes.object();
    }
    return classOf(attributes).map(found -> placed(attributes, costed(attributes, found), found)).orElse(attributes.object());
  }

  private static Obj costed(Attributes attributes, Obj found) {
    Value overhead = found.at("overhead", "podFixed");
    Value given = attributes.object().at("spec", "overhead");
    if (found.at("overhead").isNull()) {
      return attributes.object();
    }
    if (!given.isNull() && !same(given, overhead)) {
      throw refuse(attributes, MISMATCH);
    }
    return attributes.object().withPath(overhead.asObj(), "spec", "overhead");
  }

  private static boolean same(Value one, Value other) {
    return LimitRangeItem.quantities(one).equals(LimitRangeItem.quantities(other));
  }

  private static Obj placed(Attributes attributes, Obj pod, Obj found) {
    Map<String, String> selector = new LinkedHashMap<>(pod.at("spec", "nodeSelector").asStrings());
    found.at("scheduling", "nodeSelector").asStrings().forEach((key, value) -> {
      String given = selector.putIfAbsent(key, value);
      if (given != null && !given.equals(value)) {
        throw refuse(attributes, "conflict: runtimeClass.scheduling.nodeSelector[" + key + "] = " + value
            + "; pod.spec.nodeSelector[" + key + "] = " + given);
      }
    });
    List<Value> tolerations = new ArrayList<>(pod.list("spec", "tolerations"));
    found.list("scheduling", "tolerations").stream().filter(more -> !tolerations.contains(more)).forEach(tolerations::add);
    Obj selected = selector.isEmpty() ? pod : pod.withPath(Value.strings(selector), "spec", "nodeSelector");
    return tolerations.isEmpty() ? selected : selected.withPath(new Arr(tolerations), "spec", "tolerations");
  }

  @Override
  public void validate(Attributes attributes) {
    if (!isNewPod(attributes)) {
      return;
    }
    Value given = attributes.object().at("spec", "overhead");
    Value defined = classOf(attributes).map(found -> found.at("overhead", "podFixed")).orElse(Value.Null.NULL);
    if (given.isNull() ? !defined.isNull() : !defined.isNull() && !same(given, defined)) {
      throw refuse(attributes, MISMATCH);
    }
    if (!given.isNull() && defined.isNull()) {
      throw refuse(attributes, "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead");
    }
  }

  private static RuntimeException refuse(Attributes attributes, String why) {
    return Refusals.forbidden("", "pods", attributes.name(), why);
  }
}
