package io.hexareme.core.controllers.deployment;

import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** Names a Pod template: FNV-1a, 32 bits, over a form that does not depend on the order of fields. */
final class TemplateHash {
  static final String LABEL = "pod-template-hash";

  private static final int OFFSET_BASIS = 0x811c9dc5;
  private static final int PRIME = 0x01000193;
  /** Letters and digits that make no words. */
  private static final String SAFE = "bcdfghjklmnpqrstvwxz2456789";

  private int hash = OFFSET_BASIS;

  private TemplateHash() {}

  /** @param collisions how often the name that this gave was somebody else's */
  static String of(Value template, long collisions) {
    TemplateHash hash = new TemplateHash();
    hash.add(template);
    if (collisions > 0) {
      hash.add("#" + collisions);
    }
    StringBuilder safe = new StringBuilder();
    Integer.toUnsignedString(hash.hash).chars().forEach(digit -> safe.append(SAFE.charAt(digit % SAFE.length())));
    return safe.toString();
  }

  private void add(Value value) {
    switch (value) {
      case Value.Obj object -> {
        add("{");
        new TreeMap<>(object.fields()).forEach((field, child) -> {
          add(field + ":");
          add(child);
        });
        add("}");
      }
      case Value.Arr array -> {
        add("[");
        array.items().forEach(this::add);
        add("]");
      }
      case Value.Str text -> add("\"" + text.value().length() + "\"" + text.value());
      case Value.Int number -> add(number.value() + ",");
      case Value.Dec number -> add(number.value() + ",");
      case Value.Bool truth -> add(truth + ",");
      case Value.Null _ -> add("null,");
    }
  }

  private void add(String text) {
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (octet & 0xff)) * PRIME;
    }
  }
}
