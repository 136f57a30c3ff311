package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All resources that are served now, in discovery order. Custom resources will come and go here. */
public final class ServedResources {
  private final Map<String, ServedResource> byPath = new LinkedHashMap<>();
  private final Map<String, ServedResource> byKind = new LinkedHashMap<>();

  public ServedResources(List<ServedResource> resources) {
    resources.forEach(this::add);
  }

  public void add(ServedResource resource) {
    byPath.put(path(resource.group(), resource.schema().version(), resource.plural()), resource);
    byKind.put(path(resource.group(), resource.schema().version(), resource.kind()), resource);
  }

  public Optional<ServedResource> find(String group, String version, String plural) {
    return Optional.ofNullable(byPath.get(path(group, version, plural)));
  }

  public Optional<ServedResource> ofKind(String group, String version, String kind) {
    return Optional.ofNullable(byKind.get(path(group, version, kind)));
  }

  /** Whether anything of that group and version is served. */
  public boolean serves(String group, String version) {
    return byPath.values().stream().anyMatch(r -> r.group().equals(group) && r.schema().version().equals(version));
  }

  public List<ServedResource> all() {
    return new ArrayList<>(byPath.values());
  }

  private static String path(String group, String version, String last) {
    return group + "/" + version + "/" + last;
  }
}
