package io.hexareme.core.apiserver.authentication;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parts of an identity as Kubernetes tells them to who named no user: as the fields of an ObjectReference (kind, namespace, name, uid,
 * apiVersion, resourceVersion, fieldPath) with blanks between them.
 */
final class ImpersonationReferences {
  private static final String VERSION = "authentication.k8s.io/v1";

  private ImpersonationReferences() {}

  static String withoutUser(List<String> groups, Map<String, List<String>> extra, String uid) {
    List<String> parts = new ArrayList<>();
    groups.forEach(group -> parts.add(reference("Group", group, "", "")));
    extra.forEach((key, values) -> values.forEach(value -> parts.add(reference("UserExtra", value, VERSION, key))));
    if (!uid.isEmpty()) {
      parts.add(reference("UID", uid, VERSION, ""));
    }
    return "requested [" + String.join(" ", parts) + "] without impersonating a user";
  }

  private static String reference(String kind, String name, String version, String path) {
    return "{" + String.join(" ", kind, "", name, "", version, "", path) + "}";
  }
}
