package io.hexareme.core.machinery;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an object's type and metadata. A missing field reads as its zero value. */
public final class Meta {
  private Meta() {}

  public static String kind(Value object) {
    return object.text("kind");
  }

  public static String apiVersion(Value object) {
    return object.text("apiVersion");
  }

  public static String name(Value object) {
    return object.text("metadata", "name");
  }

  public static String namespace(Value object) {
    return object.text("metadata", "namespace");
  }

  public static String uid(Value object) {
    return object.text("metadata", "uid");
  }

  /** The revision that last wrote the object; 0 when it has none. */
  public static long revision(Value object) {
    String text = object.text("metadata", "resourceVersion");
    try {
      return text.isEmpty() ? 0 : Long.parseUnsignedLong(text);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }

  public static long generation(Value object) {
    return object.at("metadata", "generation").asLong(0);
  }

  public static Map<String, String> labels(Value object) {
    return object.at("metadata", "labels").asStrings();
  }

  public static Map<String, String> annotations(Value object) {
    return object.at("metadata", "annotations").asStrings();
  }

  public static boolean isTerminating(Value object) {
    return !object.at("metadata", "deletionTimestamp").isNull();
  }

  public static List<Value> owners(Value object) {
    return object.list("metadata", "ownerReferences");
  }

  /** The owner reference that says {@code controller: true}. */
  public static Optional<Value> controllerOf(Value object) {
    return owners(object).stream().filter(owner -> owner.at("controller").asBool(false)).findFirst();
  }

  /** Whether {@code owner} is the controller of {@code object}, by uid. */
  public static boolean isControlledBy(Value object, Value owner) {
    return controllerOf(object).map(reference -> reference.text("uid")).filter(uid(owner)::equals).isPresent();
  }

  /** The reference that makes {@code owner} the controller of an object. */
  public static Obj controllerReference(Value owner) {
    return Value.obj(
        "apiVersion", apiVersion(owner),
        "kind", kind(owner),
        "name", name(owner),
        "uid", uid(owner),
        "controller", true,
        "blockOwnerDeletion", true);
  }

  /** {@code object} with one annotation set. */
  public static Obj withAnnotation(Obj object, String key, String value) {
    return object.withPath(Value.of(value), "metadata", "annotations", key);
  }

  /** {@code Kind namespace/name} as the trace shows it. */
  public static String subject(Value object) {
    return kind(object) + " " + ObjectKey.of(object);
  }
}
