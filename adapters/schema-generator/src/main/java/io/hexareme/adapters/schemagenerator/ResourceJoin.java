package io.hexareme.adapters.schemagenerator;

import io.hexareme.adapters.schemagenerator.PublishedPaths.Operation;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.ResourceSchema.Subresource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes resources of the published paths: scope, kind, verbs and subresources follow from them, the rest is overlay. */
final class ResourceJoin {
  private static final Pattern PATH =
      Pattern.compile("/(?:api|apis/([^/]+))/(v\\d+)/(?:(namespaces/\\{namespace})/)?([a-z]+)(/\\{name}(?:/([a-z]+))?)?");

  private final Map<String, Found> found = new TreeMap<>();
  private final ModelNames names;
  private final Overlay overlay;

  /** What the paths of one resource, or of one subresource, say. */
  private static final class Found {
    final String group;
    final String version;
    final String plural;
    boolean namespaced;
    String kind = "";
    final Set<String> verbs = new TreeSet<>();
    final Map<String, Found> subresources = new TreeMap<>();

    Found(String group, String version, String plural) {
      this.group = group;
      this.version = version;
      this.plural = plural;
    }
  }

  ResourceJoin(List<Operation> operations, ModelNames names, Overlay overlay) {
    this.names = names;
    this.overlay = overlay;
    for (Operation operation : operations) {
      Matcher path = PATH.matcher(operation.path());
      if (path.matches()) {
        String group = path.group(1) == null ? "" : path.group(1);
        Found resource = found.computeIfAbsent(
            groupVersion(group, path.group(2)) + "/" + path.group(4), key -> new Found(group, path.group(2), path.group(4)));
        add(resource, operation, path);
      }
    }
  }

  private static void add(Found resource, Operation operation, Matcher path) {
    resource.namespaced |= path.group(3) != null;
    if (path.group(6) != null) {
      Found subresource = resource.subresources.computeIfAbsent(path.group(6), name -> new Found("", "", name));
      subresource.verbs.add(itemVerb(operation.method()));
      subresource.kind = operation.answer().isEmpty() ? subresource.kind : operation.answer();
    } else if (path.group(5) != null) {
      resource.verbs.add(itemVerb(operation.method()));
      resource.kind = operation.method().equals("GET") ? operation.answer() : resource.kind;
    } else {
      resource.verbs.addAll(collectionVerbs(operation.method()));
      resource.kind = operation.method().equals("POST") ? operation.answer() : resource.kind;
    }
  }

  private static String itemVerb(String method) {
    return switch (method) {
      case "GET" -> "get";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> "delete";
      case "POST" -> "create";
      default -> throw new IllegalStateException(method);
    };
  }

  private static List<String> collectionVerbs(String method) {
    return switch (method) {
      case "GET" -> List.of("list", "watch");
      case "POST" -> List.of("create");
      case "DELETE" -> List.of("deletecollection");
      default -> throw new IllegalStateException(method);
    };
  }

  List<ResourceSchema> resources() {
    Map<String, List<ResourceSchema>> byGroupVersion = new LinkedHashMap<>();
    overlay.groupVersions().forEach(groupVersion -> byGroupVersion.put(groupVersion, new ArrayList<>()));
    found.forEach((key, resource) -> {
      List<ResourceSchema> list = byGroupVersion.get(groupVersion(resource.group, resource.version));
      if (list != null && !resource.kind.isEmpty()) {
        list.add(resource(key, resource));
      }
    });
    return byGroupVersion.values().stream().flatMap(List::stream).toList();
  }

  private ResourceSchema resource(String key, Found resource) {
    String model = names.ofClass(resource.kind).orElseThrow(() -> new IllegalStateException("no model for " + resource.kind));
    String kind = model.substring(model.lastIndexOf('.') + 1);
    Map<String, List<String>> more = overlay.resource(key);
    List<Subresource> subresources = new ArrayList<>();
    resource.subresources.values().forEach(sub -> subresources.add(subresource(resource, kind, sub)));
    return new ResourceSchema(
        resource.group, resource.version, kind, resource.plural, kind.toLowerCase(Locale.ROOT),
        more.getOrDefault("short", List.of()), more.getOrDefault("categories", List.of()), resource.namespaced, model,
        more.getOrDefault("verbs", List.copyOf(resource.verbs)), subresources, more.getOrDefault("select", List.of()));
  }

  /** Connecting subresources answer text; their kind is that of their options, but for logs. */
  private Subresource subresource(Found parent, String parentKind, Found sub) {
    List<String> verbs = List.copyOf(sub.verbs);
    if (sub.kind.isEmpty()) {
      String kind = switch (sub.plural) {
        case "log" -> parentKind;
        case "portforward" -> "PodPortForwardOptions";
        default -> parentKind + Character.toUpperCase(sub.plural.charAt(0)) + sub.plural.substring(1) + "Options";
      };
      return new Subresource(sub.plural, parent.group, parent.version, kind, verbs);
    }
    String model = names.ofClass(sub.kind).orElseThrow();
    String kind = model.substring(model.lastIndexOf('.') + 1);
    return switch (kind) {
      case "Scale" -> new Subresource(sub.plural, "autoscaling", "v1", kind, verbs);
      case "Eviction" -> new Subresource(sub.plural, "policy", "v1", kind, verbs);
      case "TokenRequest" -> new Subresource(sub.plural, "authentication.k8s.io", "v1", kind, verbs);
      default -> new Subresource(sub.plural, parent.group, parent.version, kind, verbs);
    };
  }

  private static String groupVersion(String group, String version) {
    return group.isEmpty() ? version : group + "/" + version;
  }
}
