package io.hexareme.core.apiserver.customresource.schema;

import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.machinery.JsonText;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Length, pattern and format of a string. */
final class TextCheck {
  private TextCheck() {}

  static void check(Obj schema, String text, FieldPath path, List<FieldError> errors) {
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
    if (!pattern.isEmpty() && !pattern(pattern).map(p -> p.matcher(text).find()).orElse(false)) {
      errors.add(FieldError.invalid(path, text, path + " in body should match '" + pattern + "'"));
    }
    String format = schema.text("format");
    if (!format.isEmpty() && !TextFormats.fits(format, text)) {
      errors.add(FieldError.typeInvalid(path, Value.of(text), path + " in body must be of type " + format + ": \"" + text + "\""));
    }
  }

  /** Patterns are Go's; what Go and Java write differently is told here. Empty for one that is none. */
  static Optional<Pattern> pattern(String text) {
    try {
      return Optional.of(Pattern.compile(text.replace("(?P<", "(?<")));
    } catch (PatternSyntaxException broken) {
      return Optional.empty();
    }
  }

  /** As the values that are allowed are listed: strings plain, all else as JSON. */
  static String shown(Value value) {
    return value instanceof Value.Str text ? text.value() : JsonText.of(value);
  }
}
