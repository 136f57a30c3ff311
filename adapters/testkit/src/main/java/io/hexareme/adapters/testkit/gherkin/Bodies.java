package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.assembly.remote.Documents;
import io.hexareme.ports.api.ApiResponse;
import io.hexareme.ports.api.Body;
import io.hexareme.ports.codec.MalformedBody;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.Arrays;
import java.util.List;

/** What stands in doc strings and in answers, as trees. */
final class Bodies {
  private Bodies() {}

  /** @throws IllegalArgumentException saying where it is no YAML */
  static Value yaml(String text) {
    try {
      return Documents.yaml().decode(Bytes.utf8(text)).value();
    } catch (MalformedBody malformed) {
      throw new IllegalArgumentException("the text of the step is no YAML: " + malformed.getMessage(), malformed);
    }
  }

  /** Several with {@code ---} between them. */
  static List<Value> documents(String text) {
    return Arrays.stream(text.split("(?m)^---\\s*$")).filter(part -> !part.isBlank()).map(Bodies::yaml).toList();
  }

  static Value tree(ApiResponse response) {
    return response instanceof ApiResponse.Whole whole ? tree(whole.body()) : Value.Null.NULL;
  }

  private static Value json(Bytes text) {
    try {
      return Documents.json().decode(text).value();
    } catch (MalformedBody plain) {
      return Value.of(text.utf8()); // plain text, as for a path that nobody serves
    }
  }

  static Value tree(Body body) {
    return switch (body) {
      case Body.Tree(Value value) -> value;
      case Body.None _ -> Value.Null.NULL;
      case Body.Encoded encoded -> json(encoded.joined());
    };
  }
}
