package io.hexareme.core.apiserver.customresource.rule;

/** Finds the name {@code oldSelf} in expressions; what stands in quotes is no name. */
final class OldSelf {
  private static final String NAME = "oldSelf";

  private OldSelf() {}

  static boolean isIn(String expression) {
    return !replaced(expression, "").equals(expression);
  }

  /** The expression for a rule that wants to be told by an optional value whether there is an old one. */
  static String optional(String expression, boolean there) {
    return replaced(expression, there ? "optional.of(oldSelf)" : "optional.none()");
  }

  private static String replaced(String expression, String by) {
    StringBuilder text = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (quote != 0 && c == '\\' && i + 1 < expression.length()) {
        text.append(c).append(expression.charAt(++i));
        continue;
      }
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (expression.startsWith(NAME, i) && standsAlone(expression, i)) {
        text.append(by);
        i += NAME.length() - 1;
        continue;
      }
      text.append(c);
    }
    return text.toString();
  }

  private static boolean standsAlone(String expression, int at) {
    int end = at + NAME.length();
    boolean begins = at == 0 || !Character.isJavaIdentifierPart(expression.charAt(at - 1)) && expression.charAt(at - 1) != '.';
    return begins && (end == expression.length() || !Character.isJavaIdentifierPart(expression.charAt(end)));
  }
}
