package io.hexareme.core.controllers.namespace;

import io.hexareme.core.controllers.ClusterView.Failure;
import io.hexareme.core.controllers.Command;
import io.hexareme.core.machinery.Conditions;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Arr;
import io.hexareme.ports.value.Value.Obj;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a Namespace says of its own deletion: True is bad news. */
final class NamespaceConditions {
  private NamespaceConditions() {}

  static Arr of(Value conditions, Content content, Optional<Failure> lastFailure, Instant now) {
    Arr result = new Arr(conditions.items());
    String time = Timestamps.seconds(now);
    // The kinds come from our own registry, so that these two cannot fail; clients look for them all the same.
    result = Conditions.set(result, fine("NamespaceDeletionDiscoveryFailure",
        "ResourcesDiscovered", "All resources successfully discovered"), time);
    result = Conditions.set(result, fine("NamespaceDeletionGroupVersionParsingFailure",
        "ParsedGroupVersions", "All legacy kube types successfully parsed"), time);
    result = Conditions.set(result, deletion(lastFailure), time);
    result = Conditions.set(result, remaining(content.countByKind()), time);
    return Conditions.set(result, finalizers(content.countByFinalizer()), time);
  }

  private static Obj deletion(Optional<Failure> lastFailure) {
    String type = "NamespaceDeletionContentFailure";
    return lastFailure
        .filter(failure -> failure.command() instanceof Command.DeleteAll)
        .map(failure -> condition(type, "True", "ContentDeletionFailed",
            "Failed to delete all resource types, 1 remaining: " + failure.message()))
        .orElseGet(() -> fine(type, "ContentDeleted", "All content successfully deleted, may be waiting on finalization"));
  }

  private static Obj remaining(Map<String, Integer> counts) {
    String type = "NamespaceContentRemaining";
    return counts.isEmpty()
        ? fine(type, "ContentRemoved", "All content successfully removed")
        : condition(type, "True", "SomeResourcesRemain", "Some resources are remaining: " + joined(counts, " has "));
  }

  private static Obj finalizers(Map<String, Integer> counts) {
    String type = "NamespaceFinalizersRemaining";
    return counts.isEmpty()
        ? fine(type, "ContentHasNoFinalizers", "All content-preserving finalizers finished")
        : condition(type, "True", "SomeFinalizersRemain",
            "Some content in the namespace has finalizers remaining: " + joined(counts, " in "));
  }

  private static String joined(Map<String, Integer> counts, String preposition) {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + preposition + entry.getValue() + " resource instances")
        .collect(Collectors.joining(", "));
  }

  private static Obj fine(String type, String reason, String message) {
    return condition(type, "False", reason, message);
  }

  private static Obj condition(String type, String status, String reason, String message) {
    return Value.obj("type", type, "status", status, "reason", reason, "message", message);
  }
}
