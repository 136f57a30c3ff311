package io.hexareme.core.apiserver.validation;

import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of single values that many kinds have: names, ports, counts, with Kubernetes' words. */
public final class Names {
  private static final Pattern PORT_NAME = Pattern.compile("[-a-z0-9]+");
  private static final Pattern CONFIG_KEY = Pattern.compile("[-._a-zA-Z0-9]+");

  private Names() {}

  /** Adds what is wrong with a name that is there; says nothing of an empty one. */
  public static void check(NameRule rule, Value name, FieldPath path, List<FieldError> errors) {
    if (!name.asString("").isEmpty()) {
      rule.check(name.asString("")).ifPresent(why -> errors.add(FieldError.invalid(path, name, why)));
    }
  }

  /** What is wrong with the name of a port (RFC 6335). */
  public static List<String> portName(String name) {
    List<String> problems = new ArrayList<>();
    if (name.length() > 15) {
      problems.add("must be no more than 15 characters");
    }
    if (!PORT_NAME.matcher(name).matches()) {
      problems.add("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
    }
    if (name.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
      problems.add("must contain at least one letter (a-z)");
    }
    if (name.contains("--")) {
      problems.add("must not contain consecutive hyphens");
    }
    if (name.startsWith("-") || name.endsWith("-")) {
      problems.add("must not begin or end with a hyphen");
    }
    return problems;
  }

  /** Adds what is wrong with a number of a port. */
  public static void portNumber(Value port, FieldPath path, List<FieldError> errors) {
    if (port.asLong(0) < 1 || port.asLong(0) > 65535) {
      errors.add(FieldError.invalid(path, new Value.Int(port.asLong(0)), "must be between 1 and 65535, inclusive"));
    }
  }

  /** A port that may be named. */
  public static void port(Value port, FieldPath path, List<FieldError> errors) {
    if (port instanceof Value.Str name) {
      portName(name.value()).forEach(why -> errors.add(FieldError.invalid(path, name, why)));
    } else {
      portNumber(port, path, errors);
    }
  }

  /** Adds an error for a number below zero. */
  public static void notNegative(Value number, FieldPath path, List<FieldError> errors) {
    if (number.asLong(0) < 0) {
      errors.add(FieldError.invalid(path, number, "must be greater than or equal to 0"));
    }
  }

  /** What is wrong with a key of a ConfigMap or Secret. */
  public static List<String> configKey(String key) {
    List<String> problems = new ArrayList<>();
    if (key.length() > 253) {
      problems.add("must be no more than 253 characters");
    }
    if (!CONFIG_KEY.matcher(key).matches()) {
      problems.add("a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or "
          + "'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
    } else if (key.equals(".")) {
      problems.add("must not be '.'");
    } else if (key.startsWith("..")) {
      problems.add(key.equals("..") ? "must not be '..'" : "must not start with '..'");
    }
    return problems;
  }

  /** Adds an error for every item of {@code list} whose {@code field} stood in an earlier one. */
  public static void unique(List<Value> list, String field, FieldPath path, List<FieldError> errors) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String name = list.get(i).text(field);
      if (!name.isEmpty() && !seen.add(name)) {
        errors.add(FieldError.duplicate(path.index(i).child(field), Value.of(name)));
      }
    }
  }
}
