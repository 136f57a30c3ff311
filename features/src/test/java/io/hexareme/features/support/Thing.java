package io.hexareme.features.support;

/** An object as a sentence names it: {@code Deployment web}, or {@code Pod team-a/web} outside of the namespace default. */
public record Thing(Kind kind, String namespace, String name) {

  public static Thing of(String kind, String name) {
    int slash = name.indexOf('/');
    return new Thing(Kind.of(kind), slash < 0 ? "default" : name.substring(0, slash), name.substring(slash + 1));
  }

  public String path() {
    return kind.path(namespace) + "/" + name;
  }

  @Override
  public String toString() {
    return kind.name() + " " + (kind.namespaced() ? namespace + "/" : "") + name;
  }
}
