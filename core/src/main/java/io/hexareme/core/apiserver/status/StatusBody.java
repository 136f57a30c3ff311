package io.hexareme.core.apiserver.status;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.ArrayList;
import java.util.List;

/** Builds Status objects (meta/v1), field by field in the order Kubernetes prints them. */
public final class StatusBody {
  private final List<Value> causes = new ArrayList<>();
  private final String message;
  private final String reason;
  private final int code;
  private String name = "";
  private String group = "";
  private String kind = "";
  private String uid = "";
  private int retryAfterSeconds;
  private boolean detailed;

  private StatusBody(int code, String reason, String message) {
    this.code = code;
    this.reason = reason;
    this.message = message;
  }

  /** @param reason the machine-readable word; may be empty */
  public static StatusBody failure(int code, String reason, String message) {
    return new StatusBody(code, reason, message);
  }

  /** {@code kind} is the resource's plural or the kind, as the case wants it; empty parts are left out. */
  public StatusBody about(String group, String kind, String name) {
    this.group = group;
    this.kind = kind;
    this.name = name;
    return detailed();
  }

  public StatusBody uid(String uid) {
    this.uid = uid;
    return detailed();
  }

  public StatusBody cause(String reason, String message, String field) {
    causes.add(Value.obj("reason", emptyIsNull(reason), "message", emptyIsNull(message), "field", emptyIsNull(field)));
    return detailed();
  }

  public StatusBody retryAfter(int seconds) {
    retryAfterSeconds = seconds;
    return detailed();
  }

  /** Shows details even if they are empty; without any there are none. */
  public StatusBody detailed() {
    detailed = true;
    return this;
  }

  public Obj build() {
    return Value.obj(
        "kind", "Status",
        "apiVersion", "v1",
        "metadata", Obj.EMPTY,
        "status", "Failure",
        "message", emptyIsNull(message),
        "reason", emptyIsNull(reason),
        "details", detailed ? details() : null,
        "code", code);
  }

  private Obj details() {
    return Value.obj(
        "name", emptyIsNull(name),
        "group", emptyIsNull(group),
        "kind", emptyIsNull(kind),
        "uid", emptyIsNull(uid),
        "causes", causes.isEmpty() ? null : causes,
        "retryAfterSeconds", retryAfterSeconds == 0 ? null : retryAfterSeconds);
  }

  /** The Status of a deletion that removed the object at once. */
  public static Obj deleted(String group, String plural, String name, String uid) {
    return Value.obj(
        "kind", "Status",
        "apiVersion", "v1",
        "metadata", Obj.EMPTY,
        "status", "Success",
        "details", Value.obj("name", name, "group", emptyIsNull(group), "kind", plural, "uid", emptyIsNull(uid)));
  }

  /** A bare success, as bindings and evictions answer. */
  public static Obj created() {
    return Value.obj("kind", "Status", "apiVersion", "v1", "metadata", Obj.EMPTY, "status", "Success", "code", 201);
  }

  private static String emptyIsNull(String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
