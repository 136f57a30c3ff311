package io.hexareme.core.apiserver.validation;

import io.hexareme.ports.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Label keys and values, annotation keys and sizes, as the API conventions restrict them. */
public final class LabelValidation {
  private static final int LONGEST_NAME = 63;
  private static final int LARGEST_ANNOTATIONS = 256 * 1024;
  private static final Pattern NAME = Pattern.compile("([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]");
  private static final Pattern VALUE = Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
  private static final Pattern PREFIX = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final String NAME_WORDS = "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end "
      + "with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
      + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
  private static final String PREFIX_WORDS = "prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric "
      + "characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation "
      + "is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
  private static final String VALUE_WORDS = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or "
      + "'.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for "
      + "validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

  private LabelValidation() {}

  public static List<FieldError> labels(Value labels, FieldPath path) {
    List<FieldError> errors = new ArrayList<>();
    labels.asObj().fields().forEach((key, value) -> {
      key(key).forEach(why -> errors.add(FieldError.invalid(path, key, why)));
      value(value.asString("")).forEach(why -> errors.add(FieldError.invalid(path, value, why)));
    });
    return errors;
  }

  public static List<FieldError> annotations(Value annotations, FieldPath path) {
    List<FieldError> errors = new ArrayList<>();
    long total = 0;
    for (var entry : annotations.asObj().fields().entrySet()) {
      key(entry.getKey().toLowerCase(Locale.ROOT)).forEach(
          why -> errors.add(FieldError.invalid(path, entry.getKey(), why)));
      total += entry.getKey().getBytes(StandardCharsets.UTF_8).length
          + entry.getValue().asString("").getBytes(StandardCharsets.UTF_8).length;
    }
    if (total > LARGEST_ANNOTATIONS) {
      errors.add(FieldError.tooLong(path, LARGEST_ANNOTATIONS));
    }
    return errors;
  }

  /** What is wrong with a qualified name: {@code [prefix/]name}. */
  public static List<String> key(String key) {
    String[] parts = key.split("/", -1);
    if (parts.length > 2) {
      return List.of("a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
          + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
          + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    List<String> problems = new ArrayList<>();
    if (parts.length == 2) {
      if (parts[0].isEmpty()) {
        problems.add("prefix part must be non-empty");
      } else if (parts[0].length() > 253) {
        problems.add("prefix part must be no more than 253 characters");
      } else if (!PREFIX.matcher(parts[0]).matches()) {
        problems.add(PREFIX_WORDS);
      }
    }
    String name = parts[parts.length - 1];
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else if (name.length() > LONGEST_NAME) {
      problems.add("name part must be no more than 63 characters");
    }
    if (!NAME.matcher(name).matches()) {
      problems.add(NAME_WORDS);
    }
    return problems;
  }

  /** What is wrong with a label's value. */
  public static List<String> value(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > LONGEST_NAME) {
      problems.add("must be no more than 63 characters");
    }
    if (!VALUE.matcher(value).matches()) {
      problems.add(VALUE_WORDS);
    }
    return problems;
  }
}
