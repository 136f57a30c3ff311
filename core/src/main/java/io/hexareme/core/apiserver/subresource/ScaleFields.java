package io.hexareme.core.apiserver.subresource;

import io.hexareme.core.apiserver.kinds.CustomTraits.ScalePaths;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.machinery.LabelSelector;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;

/** Where a kind keeps what its Scale shows; a custom resource says so in its definition, and keeps its selector as text. */
record ScaleFields(String[] specReplicas, String[] statusReplicas, String[] selectorPath, boolean custom) {
  private static final ScaleFields BUILT_IN =
      new ScaleFields(new String[] {"spec", "replicas"}, new String[] {"status", "replicas"}, new String[] {"spec", "selector"}, false);

  static ScaleFields of(ServedResource resource) {
    Optional<ScalePaths> paths = resource.custom().flatMap(custom -> custom.scale());
    return paths.map(p -> new ScaleFields(array(p.specReplicas()), array(p.statusReplicas()), array(p.selector()), true)).orElse(BUILT_IN);
  }

  private static String[] array(List<String> path) {
    return path.toArray(String[]::new);
  }

  /** As text; empty for none. */
  String selector(Obj object) {
    Value selector = object.at(selectorPath);
    if (custom) {
      return selectorPath.length == 0 ? "" : selector.asString("");
    }
    // A replication controller's selector is a plain map.
    boolean plain = selector.at("matchLabels").isNull() && selector.at("matchExpressions").isNull();
    return (plain ? LabelSelector.of(selector.asStrings()) : LabelSelector.of(selector).orNothing()).toString();
  }
}
