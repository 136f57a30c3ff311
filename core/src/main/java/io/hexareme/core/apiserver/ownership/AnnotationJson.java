package io.hexareme.core.apiserver.ownership;

import io.hexareme.ports.value.Value;
import java.util.Optional;

/** What {@link FieldOwnership} needs of JSON: to read and write the annotation in which client-side apply keeps its last configuration. */
public interface AnnotationJson {
  /** Knows no JSON: the annotation is left alone. */
  AnnotationJson NONE = new AnnotationJson() {
    @Override
    public Optional<Value> read(String text) {
      return Optional.empty();
    }

    @Override
    public Optional<String> write(Value.Obj object) {
      return Optional.empty();
    }
  };

  /** The tree of {@code text}; empty when that is no JSON. */
  Optional<Value> read(String text);

  /** {@code object} as text; empty when there is no way to write it. */
  Optional<String> write(Value.Obj object);
}
