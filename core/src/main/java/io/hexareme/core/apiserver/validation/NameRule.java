package io.hexareme.core.apiserver.validation;

import java.util.Optional;
import java.util.regex.Pattern;

/** What names may look like, with Kubernetes' words for what may not. */
public enum NameRule {
  DNS_SUBDOMAIN(253, "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with "
          + "an alphanumeric character (e.g. 'example.com', regex used for validation is "
          + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"),
  DNS_LABEL(63, "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
      "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an "
          + "alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"),
  DNS_1035_LABEL(63, "[a-z]([-a-z0-9]*[a-z0-9])?",
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with "
          + "an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')"),
  /** Anything that can stand in a path: roles and bindings. */
  PATH_SEGMENT(Integer.MAX_VALUE, "(?s).*", "");

  private final int most;
  private final Pattern pattern;
  private final String words;

  NameRule(int most, String pattern, String words) {
    this.most = most;
    this.pattern = Pattern.compile(pattern);
    this.words = words;
  }

  /** What is wrong with {@code name}; empty when nothing is. */
  public Optional<String> check(String name) {
    if (this == PATH_SEGMENT) {
      return checkPathSegment(name);
    }
    if (name.length() > most) {
      return Optional.of("must be no more than " + most + " characters");
    }
    return pattern.matcher(name).matches() ? Optional.empty() : Optional.of(words);
  }

  private static Optional<String> checkPathSegment(String name) {
    if (name.equals(".") || name.equals("..")) {
      return Optional.of("may not be '" + name + "'");
    }
    for (String illegal : new String[] {"/", "%"}) {
      if (name.contains(illegal)) {
        return Optional.of("may not contain '" + illegal + "'");
      }
    }
    return Optional.empty();
  }
}
