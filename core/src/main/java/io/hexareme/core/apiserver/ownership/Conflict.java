package io.hexareme.core.apiserver.ownership;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A field that somebody else owns and an apply would change.
 *
 * @param manager who owns it
 * @param operation {@code Apply} or {@code Update}: how it was claimed
 * @param apiVersion at which it was claimed; empty for an applier
 * @param subresource through which it was claimed; empty for the object itself
 * @param path such as {@code .spec.containers[name="web"].image}
 */
public record Conflict(String manager, String operation, String apiVersion, String subresource, String path) {

  /** The message of this conflict's cause, such as {@code conflict with "curl" using v1}; its field is the path. */
  public String message() {
    return "conflict with " + owner();
  }

  private String owner() {
    String owner = '"' + manager.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    if (!subresource.isEmpty()) {
      owner += " with subresource \"" + subresource + '"';
    }
    return apiVersion.isEmpty() ? owner : owner + " using " + apiVersion;
  }

  /** The message of the whole refusal; {@code conflicts} are ordered by owner. */
  public static String summary(List<Conflict> conflicts) {
    if (conflicts.size() == 1) {
      return "Apply failed with 1 conflict: " + conflicts.getFirst().message() + ": " + conflicts.getFirst().path();
    }
    Map<String, List<String>> pathsByOwner = new LinkedHashMap<>();
    conflicts.forEach(conflict ->
        pathsByOwner.computeIfAbsent(conflict.owner(), _ -> new ArrayList<>()).add("- " + conflict.path()));
    List<String> lines = new ArrayList<>();
    pathsByOwner.forEach((owner, paths) -> {
      lines.add("conflicts with " + owner + ":");
      lines.addAll(paths);
    });
    return "Apply failed with " + conflicts.size() + " conflicts: " + String.join("\n", lines);
  }
}
