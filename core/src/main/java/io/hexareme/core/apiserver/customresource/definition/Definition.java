package io.hexareme.core.apiserver.customresource.definition;

import io.hexareme.core.apiserver.storage.GroupResource;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** A CustomResourceDefinition as it is in the store. */
public record Definition(Obj object) {
  public static final GroupResource STORAGE = new GroupResource("apiextensions.k8s.io", "customresourcedefinitions");
  public static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

  public String name() {
    return Meta.name(object);
  }

  /** Of its last write. */
  public long revision() {
    return Long.parseLong(object.text("metadata", "resourceVersion"));
  }

  public String group() {
    return object.text("spec", "group");
  }

  /** The names that it may use, which are not always those that it asks for. */
  public Obj acceptedNames() {
    return object.at("status", "acceptedNames").asObj();
  }

  public boolean isNamespaced() {
    return object.text("spec", "scope").equals("Namespaced");
  }

  public List<Value> versions() {
    return object.list("spec", "versions");
  }

  /** The version that objects are kept in. */
  public String storageVersion() {
    return versions().stream().filter(version -> version.at("storage").asBool(false)).findFirst()
        .map(version -> version.text("name")).orElse("");
  }

  /**
   * Whether a version is served. One that is to go and serves none shows its storage version once more: somebody must be able to delete
   * what is left.
   */
  public boolean serves(Value version) {
    boolean last = isTerminating() && version.at("storage").asBool(false)
        && versions().stream().noneMatch(one -> one.at("served").asBool(false));
    return last || version.at("served").asBool(false);
  }

  /** Where its objects are kept. */
  public GroupResource instances() {
    return new GroupResource(group(), acceptedNames().text("plural"));
  }

  public boolean isTerminating() {
    return Meta.isTerminating(object);
  }

  public boolean holdsCleanup() {
    return object.list("metadata", "finalizers").contains(Value.of(CLEANUP));
  }

  public boolean is(String condition) {
    return object.list("status", "conditions").stream()
        .anyMatch(one -> one.text("type").equals(condition) && one.text("status").equals("True"));
  }

  /** Served as soon as its names are accepted: whoever sees it established finds it served. */
  public boolean isServed() {
    return (is("NamesAccepted") || is("Established")) && !acceptedNames().text("plural").isEmpty();
  }
}
