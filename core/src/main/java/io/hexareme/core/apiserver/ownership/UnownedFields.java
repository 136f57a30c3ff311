package io.hexareme.core.apiserver.ownership;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The fields nobody owns: what identifies the object, and what the server keeps books in. */
final class UnownedFields {
  private static final PathElement METADATA = PathElement.field("metadata");
  private static final List<PathElement> OF_ROOT = steps("apiVersion", "kind");
  private static final List<PathElement> OF_METADATA = steps(
      "name", "namespace", "creationTimestamp", "selfLink", "uid", "clusterName", "generation", "managedFields", "resourceVersion");

  /** All of them as a set, the metadata itself included. */
  static final FieldSet SET = FieldSet.of(false, leaves(OF_ROOT)).union(
      FieldSet.of(false, new TreeMap<>(Map.of(METADATA, FieldSet.of(true, leaves(OF_METADATA))))));

  private UnownedFields() {}

  private static TreeMap<PathElement, FieldSet> leaves(List<PathElement> steps) {
    TreeMap<PathElement, FieldSet> leaves = new TreeMap<>();
    steps.forEach(step -> leaves.put(step, FieldSet.LEAF));
    return leaves;
  }

  private static List<PathElement> steps(String... names) {
    return List.of(names).stream().map(PathElement::field).toList();
  }

  /** Whether the field {@code name} of the metadata is among them. */
  static boolean isOfMetadata(String name) {
    return OF_METADATA.contains(PathElement.field(name));
  }

  static FieldSet strip(FieldSet set) {
    if (set.isEmpty()) {
      return set;
    }
    TreeMap<PathElement, FieldSet> root = without(set, OF_ROOT);
    FieldSet metadata = set.below(METADATA);
    if (!metadata.isEmpty()) {
      FieldSet.put(root, METADATA, FieldSet.of(false, without(metadata, OF_METADATA)));
    }
    return FieldSet.of(false, root);
  }

  private static TreeMap<PathElement, FieldSet> without(FieldSet set, List<PathElement> steps) {
    TreeMap<PathElement, FieldSet> rest = new TreeMap<>(set.children());
    steps.forEach(rest::remove);
    return rest;
  }
}
