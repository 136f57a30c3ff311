package io.hexareme.core.machinery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What label keys and values may look like (RFC 1123 and Kubernetes' "qualified name"). Each check answers the problems in
 * Kubernetes' words, none when the text is good.
 */
public final class LabelSyntax {
  private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String SUBDOMAIN = "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final Pattern QUALIFIED_NAME = Pattern.compile(QUALIFIED);
  private static final Pattern LABEL_VALUE = Pattern.compile("(" + QUALIFIED + ")?");
  private static final Pattern DNS_1123_SUBDOMAIN = Pattern.compile(SUBDOMAIN);

  private static final String NAME_RULE =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"
          + " (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '" + QUALIFIED + "')";
  private static final String VALUE_RULE =
      "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end"
          + " with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '("
          + QUALIFIED + ")?')";
  private static final String SUBDOMAIN_RULE =
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end"
          + " with an alphanumeric character (e.g. 'example.com', regex used for validation is '" + SUBDOMAIN + "')";

  private LabelSyntax() {}

  /** The problems of a label key: a name of at most 63 characters, optionally after a DNS subdomain and a slash. */
  public static List<String> keyProblems(String key) {
    String[] parts = key.split("/", -1);
    if (parts.length > 2) {
      return List.of("a qualified name " + NAME_RULE + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    List<String> problems = new ArrayList<>();
    if (parts.length == 2) {
      prefixProblems(parts[0], problems);
    }
    nameProblems(parts[parts.length - 1], problems);
    return problems;
  }

  /** The problems of a label value: empty, or at most 63 characters of a name. */
  public static List<String> valueProblems(String value) {
    List<String> problems = new ArrayList<>();
    if (value.length() > 63) {
      problems.add("must be no more than 63 characters");
    }
    if (!LABEL_VALUE.matcher(value).matches()) {
      problems.add(VALUE_RULE);
    }
    return problems;
  }

  private static void prefixProblems(String prefix, List<String> problems) {
    if (prefix.isEmpty()) {
      problems.add("prefix part must be non-empty");
      return;
    }
    if (prefix.length() > 253) {
      problems.add("prefix part must be no more than 253 characters");
    }
    if (!DNS_1123_SUBDOMAIN.matcher(prefix).matches()) {
      problems.add("prefix part " + SUBDOMAIN_RULE);
    }
  }

  private static void nameProblems(String name, List<String> problems) {
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else if (name.length() > 63) {
      problems.add("name part must be no more than 63 characters");
    }
    if (!QUALIFIED_NAME.matcher(name).matches()) {
      problems.add("name part " + NAME_RULE);
    }
  }
}
