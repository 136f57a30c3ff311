package io.hexareme.adapters.testkit.gherkin;

import java.util.Locale;

/**
 * An object as a sentence names it: {@code Deployment web}, or {@code Pod team-a/web} outside of the namespace default.
 *
 * @param kind as it is written, such as {@code Deployment}
 * @param name {@code web} or {@code team-a/web}
 */
public record Thing(String kind, String name) {

  /** The kind as clients name it. */
  public String resource() {
    return kind.toLowerCase(Locale.ROOT);
  }

  /** {@code default} where none is written, of objects without one as well. */
  public String namespace() {
    int slash = name.indexOf('/');
    return slash < 0 ? "default" : name.substring(0, slash);
  }

  /** Without the namespace. */
  public String ownName() {
    return name.substring(name.indexOf('/') + 1);
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
