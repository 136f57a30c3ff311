package io.hexareme.core.machinery;

import io.hexareme.ports.expression.ExpressionLanguage.Environment;
import io.hexareme.ports.expression.ExpressionType;
import io.hexareme.ports.expression.ExpressionType.ListOf;
import io.hexareme.ports.expression.ExpressionType.MapOf;
import io.hexareme.ports.expression.ExpressionType.ObjectOf;
import io.hexareme.ports.expression.ExpressionType.Simple;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the expressions of admission may refer to: {@code object}, {@code oldObject}, {@code request} and the like. */
public final class AdmissionTypes {
  private static final MapOf STRINGS = new MapOf(Simple.STRING);
  private static final ListOf STRING_LIST = new ListOf(Simple.STRING);
  /** The request, with the fields that Kubernetes lets expressions see. */
  public static final ObjectOf REQUEST = request();
  /** The namespace, likewise. */
  public static final ObjectOf NAMESPACE = namespace();

  private AdmissionTypes() {}

  /** @param params whether the policy has a {@code paramKind} */
  public static Environment environment(boolean params, ExpressionType result) {
    return new Environment(variables(params), result, true);
  }

  /** The variables' types; a copy that may be added to. */
  public static Map<String, ExpressionType> variables(boolean params) {
    Map<String, ExpressionType> variables = new LinkedHashMap<>();
    variables.put("object", Simple.DYN);
    variables.put("oldObject", Simple.DYN);
    variables.put("request", REQUEST);
    variables.put("namespaceObject", NAMESPACE);
    if (params) {
      variables.put("params", Simple.DYN);
    }
    return variables;
  }

  private static ObjectOf request() {
    ObjectOf kind = strings("kubernetes.GroupVersionKind", "group", "version", "kind");
    ObjectOf resource = strings("kubernetes.GroupVersionResource", "group", "version", "resource");
    Map<String, ExpressionType> user = new LinkedHashMap<>();
    user.put("username", Simple.STRING);
    user.put("uid", Simple.STRING);
    user.put("groups", STRING_LIST);
    user.put("extra", new MapOf(STRING_LIST));
    Map<String, ExpressionType> fields = new LinkedHashMap<>();
    fields.put("kind", kind);
    fields.put("resource", resource);
    fields.put("subResource", Simple.STRING);
    fields.put("requestKind", kind);
    fields.put("requestResource", resource);
    fields.put("requestSubResource", Simple.STRING);
    fields.put("name", Simple.STRING);
    fields.put("namespace", Simple.STRING);
    fields.put("operation", Simple.STRING);
    fields.put("userInfo", new ObjectOf("kubernetes.UserInfo", user));
    fields.put("dryRun", Simple.BOOL);
    fields.put("options", Simple.DYN);
    return new ObjectOf("kubernetes.AdmissionRequest", fields);
  }

  private static ObjectOf namespace() {
    Map<String, ExpressionType> metadata = new LinkedHashMap<>();
    metadata.put("name", Simple.STRING);
    metadata.put("generateName", Simple.STRING);
    metadata.put("namespace", Simple.STRING);
    metadata.put("labels", STRINGS);
    metadata.put("annotations", STRINGS);
    metadata.put("UID", Simple.STRING);
    metadata.put("creationTimestamp", Simple.TIMESTAMP);
    metadata.put("deletionGracePeriodSeconds", Simple.INT);
    metadata.put("deletionTimestamp", Simple.TIMESTAMP);
    metadata.put("generation", Simple.INT);
    metadata.put("resourceVersion", Simple.STRING);
    metadata.put("finalizers", STRING_LIST);
    Map<String, ExpressionType> fields = new LinkedHashMap<>();
    fields.put("metadata", new ObjectOf("kubernetes.NamespaceMetadata", metadata));
    fields.put("spec", new ObjectOf("kubernetes.NamespaceSpec", Map.of("finalizers", STRING_LIST)));
    fields.put("status", new ObjectOf("kubernetes.NamespaceStatus", Map.of("phase", Simple.STRING)));
    return new ObjectOf("kubernetes.Namespace", fields);
  }

  private static ObjectOf strings(String name, String... fields) {
    Map<String, ExpressionType> types = new LinkedHashMap<>();
    for (String field : fields) {
      types.put(field, Simple.STRING);
    }
    return new ObjectOf(name, types);
  }
}
