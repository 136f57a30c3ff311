package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.util.Map;
import java.util.SortedMap;

/**
 * One step of a path, in the form FieldsV1 writes it: {@code f:name} a field or map key, {@code k:{"name":"web"}} the list item with
 * these keys (sorted by name), {@code v:"a"} the set item of this value, {@code i:0} the item at this index. Kept as text because
 * sets are read from and written to objects far more often than a step is taken apart.
 */
record PathElement(String text) implements Comparable<PathElement> {

  static PathElement field(String name) {
    return new PathElement("f:" + name);
  }

  static PathElement index(int index) {
    return new PathElement("i:" + index);
  }

  static PathElement value(Value scalar) {
    StringBuilder text = new StringBuilder("v:");
    JsonText.append(text, scalar);
    return new PathElement(text.toString());
  }

  static PathElement key(SortedMap<String, Value> fields) {
    StringBuilder text = new StringBuilder("k:{");
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      if (text.length() > 3) {
        text.append(',');
      }
      JsonText.appendString(text, field.getKey());
      text.append(':');
      JsonText.append(text, field.getValue());
    }
    return new PathElement(text.append('}').toString());
  }

  boolean isField() {
    return text.startsWith("f:");
  }

  /** The field's name; only for a field. */
  String name() {
    return text.substring(2);
  }

  /** This step as conflict messages print it: {@code .image}, {@code [name="web"]}, {@code [="a"]}, {@code [0]}. */
  String inPath() {
    String body = text.substring(2);
    return switch (text.charAt(0)) {
      case 'f' -> "." + body;
      case 'k' -> "[" + JsonText.assignments(body) + "]";
      case 'v' -> "[=" + body + "]";
      default -> "[" + body + "]";
    };
  }

  @Override
  public int compareTo(PathElement other) {
    return text.compareTo(other.text);
  }
}
