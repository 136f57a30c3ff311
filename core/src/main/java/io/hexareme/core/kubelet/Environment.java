package io.hexareme.core.kubelet;

import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A container's environment variables, and what {@code $(NAME)} stands for in its command. */
record Environment(Map<String, String> variables) {
  private static final Pattern REFERENCE = Pattern.compile("\\$(\\$|\\(([^()]*)\\))");

  List<String> expand(List<Value> words) {
    return words.stream().map(word -> expand(word.asString(""), variables)).toList();
  }

  /** {@code $(NAME)} becomes the variable's value, or stays when there is none; {@code $$} becomes {@code $}. */
  static String expand(String text, Map<String, String> variables) {
    Matcher matcher = REFERENCE.matcher(text);
    return matcher.replaceAll(match -> {
      String value = match.group(2) == null ? "$" : variables.getOrDefault(match.group(2), match.group());
      return Matcher.quoteReplacement(value);
    });
  }
}
