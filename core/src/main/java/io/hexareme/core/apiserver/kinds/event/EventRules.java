package io.hexareme.core.apiserver.kinds.event;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.Meta;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Events of both groups. */
public final class EventRules {
  /** Where Events about objects without namespace may be. */
  private static final List<String> CLUSTER = List.of("", "default", "kube-system");
  private static final int LONGEST_NOTE = 1024;

  private EventRules() {}

  /** An Event is where the object is that it tells of. */
  public static void core(Obj event, List<FieldError> errors) {
    namespace(event, "involvedObject", errors);
  }

  private static void namespace(Obj event, String about, List<FieldError> errors) {
    String object = event.text(about, "namespace");
    String own = Meta.namespace(event);
    boolean fits = object.isEmpty() ? CLUSTER.contains(own) : object.equals(own);
    if (!fits) {
      errors.add(FieldError.invalid(FieldPath.of("involvedObject", "namespace"), object, "does not match event.namespace"));
    }
  }

  /** The newer group asks for more. */
  public static void events(Obj event, List<FieldError> errors) {
    namespace(event, "regarding", errors);
    if (event.at("eventTime").isNull()) {
      errors.add(FieldError.required(FieldPath.of("eventTime"), ""));
      return;
    }
    for (String field : List.of("reportingController", "reportingInstance", "action", "reason")) {
      if (event.text(field).isEmpty()) {
        errors.add(FieldError.required(FieldPath.of(field), ""));
      }
    }
    String type = event.text("type");
    if (!type.equals("Normal") && !type.equals("Warning")) {
      errors.add(FieldError.invalid(FieldPath.of("type"), "", "has invalid value: " + type));
    }
    if (event.text("note").length() > LONGEST_NOTE) {
      errors.add(FieldError.invalid(FieldPath.of("message"), "", "can have at most 1024 characters"));
    }
  }

  /** {@code source} selects by who reported, in the old way or the new. */
  public static String field(Obj event, String field) {
    if (!field.equals("source")) {
      return null;
    }
    Value component = event.at("source", "component");
    return component.isNull() ? event.text("reportingComponent") : component.asString("");
  }
}
