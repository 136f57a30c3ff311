package io.hexareme.core.apiserver.validation;

/**
 * Where in an object: {@code spec.containers[0].image}, {@code metadata.labels[app]}.
 *
 * <p>A chain of steps, so that walking a big object builds no text until an error needs it.
 */
public final class FieldPath {
  /** The object itself; its children are top-level fields. */
  public static final FieldPath ROOT = new FieldPath(null, "", false);

  private final FieldPath parent;
  private final String step;
  private final boolean bracketed;

  private FieldPath(FieldPath parent, String step, boolean bracketed) {
    this.parent = parent;
    this.step = step;
    this.bracketed = bracketed;
  }

  /** The path of the given fields, from the top of the object. */
  public static FieldPath of(String... fields) {
    FieldPath path = ROOT;
    for (String field : fields) {
      path = path.child(field);
    }
    return path;
  }

  public FieldPath child(String field) {
    return new FieldPath(this, field, false);
  }

  /** The field at the end of {@code fields} below this one. */
  public FieldPath child(String first, String... fields) {
    FieldPath path = child(first);
    for (String field : fields) {
      path = path.child(field);
    }
    return path;
  }

  /** The list item at {@code index}. */
  public FieldPath index(int index) {
    return new FieldPath(this, Integer.toString(index), true);
  }

  /** The map entry of {@code key}. */
  public FieldPath key(String key) {
    return new FieldPath(this, key, true);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text);
    return text.toString();
  }

  private void append(StringBuilder text) {
    if (parent == null) {
      return;
    }
    parent.append(text);
    if (bracketed) {
      text.append('[').append(step).append(']');
    } else {
      text.append(text.isEmpty() ? "" : ".").append(step);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldPath path && toString().equals(path.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
