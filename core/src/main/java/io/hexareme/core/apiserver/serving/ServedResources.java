package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.kinds.ServedResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All resources that are served now, in discovery order: the built-in ones, then the custom ones, which come and go. */
public final class ServedResources {
  private final List<ServedResource> builtIn;
  private final Map<String, ServedResource> byPath = new LinkedHashMap<>();
  private final Map<String, ServedResource> byKind = new LinkedHashMap<>();
  private final List<Runnable> observers = new ArrayList<>();
  private long generation;

  public ServedResources(List<ServedResource> builtIn) {
    this.builtIn = List.copyOf(builtIn);
    fill(List.of());
  }

  /** Serves exactly these custom resources from now on; a built-in one with the same path stays. */
  public void serveCustom(List<ServedResource> custom) {
    fill(custom);
    generation++;
    observers.forEach(Runnable::run);
  }

  /** Calls {@code observer} after every change. */
  public void onChange(Runnable observer) {
    observers.add(observer);
  }

  /** How often what is served has changed, for those who keep what they make of it. */
  public long generation() {
    return generation;
  }

  private void fill(List<ServedResource> custom) {
    byPath.clear();
    byKind.clear();
    builtIn.forEach(this::add);
    custom.forEach(this::add);
  }

  private void add(ServedResource resource) {
    byPath.putIfAbsent(path(resource.group(), resource.schema().version(), resource.plural()), resource);
    byKind.putIfAbsent(path(resource.group(), resource.schema().version(), resource.kind()), resource);
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
