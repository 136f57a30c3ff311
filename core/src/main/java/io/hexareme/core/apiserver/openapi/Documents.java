package io.hexareme.core.apiserver.openapi;

import io.hexareme.core.apiserver.kinds.CustomTraits;
import io.hexareme.core.apiserver.kinds.ServedResource;
import io.hexareme.core.apiserver.negotiation.Negotiated.Encoding;
import io.hexareme.core.apiserver.negotiation.Responder;
import io.hexareme.core.apiserver.serving.ServedResources;
import io.hexareme.core.machinery.Fnv;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The documents by path ({@code api/v1}, {@code apis/apps/v1}), each made and encoded when it is first read. Its hash is known before:
 * it is taken of what the document is made from, so that the index costs next to nothing.
 */
final class Documents {
  private final ServedResources resources;
  private final KindTypes kinds;
  private final GroupVersionDocument document;
  private final Responder responder;
  private final String version;
  private final Map<String, String> typeHashes = new LinkedHashMap<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(List<ServedResource> served, String hash) {}

  private final Map<String, Body> bodies = new LinkedHashMap<>();

  Documents(ServedResources resources, KindTypes kinds, GroupVersionDocument document, Responder responder, String version) {
    this.resources = resources;
    this.kinds = kinds;
    this.document = document;
    this.responder = responder;
    this.version = version;
  }

  /** Hashes by path, in discovery order. */
  Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    byPath().forEach((path, served) -> hashes.put(path, entry(path, served).hash()));
    return hashes;
  }

  Optional<String> hash(String path) {
    return Optional.ofNullable(byPath().get(path)).map(served -> entry(path, served).hash());
  }

  /** The document of a path that has a hash. */
  Body body(String path) {
    Entry entry = entry(path, byPath().get(path));
    return bodies.computeIfAbsent(path, p -> responder.body(Encoding.JSON, document.of(entry.served())));
  }

  private Map<String, List<ServedResource>> byPath() {
    Map<String, List<ServedResource>> byPath = new LinkedHashMap<>();
    for (ServedResource resource : resources.all()) {
      String path = (resource.group().isEmpty() ? "api/" : "apis/") + resource.schema().apiVersion();
      byPath.computeIfAbsent(path, p -> new ArrayList<>()).add(resource);
    }
    return byPath;
  }

  private Entry entry(String path, List<ServedResource> served) {
    Entry known = entries.get(path);
    if (known != null && known.served().equals(served)) {
      return known;
    }
    Entry made = new Entry(served, hash(served));
    entries.put(path, made);
    bodies.remove(path);
    return made;
  }

  private String hash(List<ServedResource> served) {
    StringBuilder text = new StringBuilder(version);
    served.forEach(resource -> text.append(resource.schema()).append(resource.custom().map(CustomTraits::openApi)));
    ReachableTypes.from(kinds.roots(served), kinds.all()).values().forEach(type -> text.append(hash(type)));
    return Fnv.hex(Bytes.utf8(text.toString())).toUpperCase(Locale.ROOT);
  }

  /** Built-in types are hashed once; a type that is not in the table may change under its name. */
  private String hash(TypeSchema type) {
    return kinds.all().get(type.name()) == type
        ? typeHashes.computeIfAbsent(type.name(), n -> Fnv.hex(Bytes.utf8(type.toString())))
        : Fnv.hex(Bytes.utf8(type.toString()));
  }
}
