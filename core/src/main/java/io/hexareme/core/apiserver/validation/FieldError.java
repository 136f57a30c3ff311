package io.hexareme.core.apiserver.validation;

import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One finding about one field.
 *
 * @param field the path as text, such as {@code spec.replicas}
 * @param badValue the offending value as the message shows it, strings in quotes; empty when the message shows none
 * @param detail what is expected; may be empty
 */
public record FieldError(Type type, String field, String badValue, String detail) {

  /** The kind of finding: its words in messages, and the reason of its cause in a Status. */
  public enum Type {
    NOT_FOUND("Not found", "FieldValueNotFound"),
    REQUIRED("Required value", "FieldValueRequired"),
    DUPLICATE("Duplicate value", "FieldValueDuplicate"),
    INVALID("Invalid value", "FieldValueInvalid"),
    NOT_SUPPORTED("Unsupported value", "FieldValueNotSupported"),
    FORBIDDEN("Forbidden", "FieldValueForbidden"),
    TOO_LONG("Too long", "FieldValueTooLong"),
    TOO_MANY("Too many", "FieldValueTooMany"),
    INTERNAL("Internal error", "InternalError"),
    TYPE_INVALID("Invalid value", "FieldValueTypeInvalid");

    private final String words;
    private final String reason;

    Type(String words, String reason) {
      this.words = words;
      this.reason = reason;
    }

    /** The {@code reason} of a Status cause. */
    public String reason() {
      return reason;
    }
  }

  public static FieldError notFound(FieldPath field, Value bad) {
    return new FieldError(Type.NOT_FOUND, field.toString(), shown(bad), "");
  }

  public static FieldError required(FieldPath field, String detail) {
    return new FieldError(Type.REQUIRED, field.toString(), "", detail);
  }

  public static FieldError duplicate(FieldPath field, Value bad) {
    return new FieldError(Type.DUPLICATE, field.toString(), shown(bad), "");
  }

  public static FieldError invalid(FieldPath field, Value bad, String detail) {
    return new FieldError(Type.INVALID, field.toString(), shown(bad), detail);
  }

  public static FieldError invalid(FieldPath field, String bad, String detail) {
    return invalid(field, Value.of(bad), detail);
  }

  public static FieldError typeInvalid(FieldPath field, Value bad, String detail) {
    return new FieldError(Type.TYPE_INVALID, field.toString(), shown(bad), detail);
  }

  /** {@code supported} is listed as given: sort it where Kubernetes does. */
  public static FieldError notSupported(FieldPath field, Value bad, List<String> supported) {
    String list = supported.stream().map(FieldError::quoted).collect(Collectors.joining(", "));
    return new FieldError(Type.NOT_SUPPORTED, field.toString(), shown(bad), list.isEmpty() ? "" : "supported values: " + list);
  }

  public static FieldError forbidden(FieldPath field, String detail) {
    return new FieldError(Type.FORBIDDEN, field.toString(), "", detail);
  }

  public static FieldError tooLong(FieldPath field, int maxBytes) {
    return new FieldError(Type.TOO_LONG, field.toString(), "", "may not be more than " + maxBytes + " bytes");
  }

  public static FieldError tooMany(FieldPath field, int actual, int most) {
    String detail = "must have at most " + most + (most == 1 ? " item" : " items");
    return new FieldError(Type.TOO_MANY, field.toString(), Integer.toString(actual), detail);
  }

  public static FieldError internal(FieldPath field, String detail) {
    return new FieldError(Type.INTERNAL, field.toString(), "", detail);
  }

  /** The words without the field, as the message of a Status cause. */
  public String body() {
    StringBuilder body = new StringBuilder(type.words);
    if (!badValue.isEmpty()) {
      body.append(": ").append(badValue);
    }
    if (!detail.isEmpty()) {
      body.append(": ").append(detail);
    }
    return body.toString();
  }

  /** The words with the field, as in the message of a Status. */
  public String message() {
    return field + ": " + body();
  }

  private static String shown(Value bad) {
    return switch (bad) {
      case Value.Null none -> "null";
      case Value.Str string -> quoted(string.value());
      case Value.Int number -> JsonText.of(number);
      case Value.Dec number -> JsonText.of(number);
      case Value.Bool truth -> JsonText.of(truth);
      case Value.Obj object -> JsonText.of(object);
      case Value.Arr array -> JsonText.of(array);
    };
  }

  /** Go's {@code %q}: unlike JSON it leaves {@code < > &} alone. */
  private static String quoted(String text) {
    return JsonText.of(Value.of(text)).replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0026", "&");
  }
}
