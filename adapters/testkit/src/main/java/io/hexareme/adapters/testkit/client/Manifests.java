package io.hexareme.adapters.testkit.client;

import io.hexareme.adapters.assembly.remote.Documents;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Arrays;
import java.util.List;

/** YAML as people write it: several documents with {@code ---} between them, lists of objects taken apart. */
public final class Manifests {
  private Manifests() {}

  /** @throws IllegalArgumentException when it is no YAML, or a document is no object */
  public static List<Obj> all(String yaml) {
    return Arrays.stream(yaml.split("(?m)^---\\s*$")).filter(Manifests::saysSomething)
        .map(Manifests::value).flatMap(document -> document.text("kind").equals("List")
            ? document.list("items").stream().map(Manifests::object)
            : List.of(object(document)).stream())
        .toList();
  }

  /** @throws IllegalArgumentException when it is no YAML */
  public static Value value(String yaml) {
    try {
      return Documents.yaml().decode(Bytes.utf8(yaml)).value();
    } catch (MalformedBody malformed) {
      throw new IllegalArgumentException("this is no YAML: " + malformed.getMessage() + "\n" + yaml, malformed);
    }
  }

  private static boolean saysSomething(String document) {
    return document.lines().anyMatch(line -> !line.isBlank() && !line.strip().startsWith("#"));
  }

  private static Obj object(Value document) {
    if (document instanceof Obj object) {
      return object;
    }
    throw new IllegalArgumentException("a manifest is an object with apiVersion, kind and metadata, not " + document);
  }
}
