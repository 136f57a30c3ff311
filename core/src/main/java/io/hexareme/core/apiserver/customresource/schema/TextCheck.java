package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;

/** Length, pattern and format of a string. */
final class TextCheck {
  private TextCheck() {}

  static void check(Obj schema, String text, FieldPath path, SchemaPatterns patterns, List<FieldError> errors) {
    int length = text.codePointCount(0, text.length());
    long most = schema.at("maxLength").asLong(Long.MAX_VALUE);
    if (length > most) {
      errors.add(FieldError.tooLong(path, (int) most));
    }
    long least = schema.at("minLength").asLong(0);
    if (length < least) {
      errors.add(FieldError.invalid(path, text, path + " in body should be at least " + least + " chars long"));
    }
    String pattern = schema.text("pattern");
    if (!pattern.isEmpty() && !patterns.isFound(pattern, text)) {
      errors.add(FieldError.invalid(path, text, path + " in body should match '" + pattern + "'"));
    }
    String format = schema.text("format");
    if (!format.isEmpty() && !TextFormats.fits(format, text)) {
      errors.add(FieldError.typeInvalid(path, Value.of(text), path + " in body must be of type " + format + ": \"" + text + "\""));
    }
  }

  /** As the values that are allowed are listed: strings plain, all else as JSON. */
  static String shown(Value value) {
    return value instanceof Value.Str text ? text.value() : JsonText.of(value);
  }
}
