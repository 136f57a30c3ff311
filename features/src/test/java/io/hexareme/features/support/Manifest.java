package io.hexareme.features.support;

import io.hexareme.adapters.codecjackson.YamlCodec;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.Arrays;
import java.util.List;

/** Manifests as features write them: YAML, several with {@code ---} between them. */
public final class Manifest {
  private static final YamlCodec YAML = new YamlCodec();

  private Manifest() {}

  public static List<Obj> all(String text) {
    return Arrays.stream(text.split("(?m)^---\\s*$")).filter(part -> !part.isBlank()).map(part -> parse(part).asObj()).toList();
  }

  public static Value parse(String text) {
    return parse(Bytes.utf8(text));
  }

  static Value parse(Bytes text) {
    try {
      return YAML.decode(text).value();
    } catch (MalformedBody malformed) {
      throw new IllegalArgumentException("no YAML: " + malformed.getMessage(), malformed);
    }
  }

  /** Which object the manifest is of. */
  public static Thing thing(Obj manifest) {
    String namespace = manifest.text("metadata", "namespace");
    return new Thing(Kind.of(manifest.text("kind")), namespace.isEmpty() ? "default" : namespace, manifest.text("metadata", "name"));
  }
}
