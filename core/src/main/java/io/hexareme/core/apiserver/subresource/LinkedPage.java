package io.hexareme.core.apiserver.subresource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One pass through a page of HTML, which changes the values of those attributes that are addresses (HTML 4.01 and 5, index of attributes). */
final class LinkedPage {
  private static final String BLANKS = " \t\n\r\f";
  private static final Map<String, List<String>> LINKS = links();
  /** What stands in these is text up to their end tag. */
  private static final List<String> TEXTS = List.of("script", "style", "textarea", "title");

  private final String html;
  private final UnaryOperator<String> link;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private int copied;

  LinkedPage(String html, UnaryOperator<String> link) {
    this.html = html;
    this.link = link;
  }

  private static Map<String, List<String>> links() {
    Map<String, List<String>> links = new TreeMap<>();
    for (String line : List.of("a href", "applet codebase", "area href", "audio src", "base href", "blockquote cite", "body background",
        "button formaction", "command icon", "del cite", "embed src", "form action", "frame longdesc src", "head profile", "html manifest",
        "iframe longdesc src", "img longdesc src usemap", "input src usemap formaction", "ins cite", "link href",
        "object classid codebase data usemap", "q cite", "script src", "source src", "video poster src")) {
      List<String> words = List.of(line.split(" "));
      links.put(words.getFirst(), words.subList(1, words.size()));
    }
    return links;
  }

  String rewritten() {
    for (int open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
      at = open + 1;
      if (html.startsWith("!--", at)) {
        skipTo("-->");
      } else if (at < html.length() && isLetter(html.charAt(at))) {
        tag();
      }
    }
    return out.append(html, copied, html.length()).toString();
  }

  private void skipTo(String end) {
    int found = html.indexOf(end, at);
    at = found < 0 ? html.length() : found + end.length();
  }

  private void tag() {
    String name = word(BLANKS + "/>");
    List<String> addresses = LINKS.getOrDefault(name, List.of());
    while (skip(BLANKS + "/") && html.charAt(at) != '>') {
      attribute(addresses);
    }
    at = Math.min(at + 1, html.length());
    if (TEXTS.contains(name)) {
      skipText(name);
    }
  }

  private void skipText(String name) {
    int end = html.toLowerCase(Locale.ROOT).indexOf("</" + name, at);
    at = end < 0 ? html.length() : end;
  }

  /** @return whether anything is left */
  private boolean skip(String those) {
    while (at < html.length() && those.indexOf(html.charAt(at)) >= 0) {
      at++;
    }
    return at < html.length();
  }

  private void attribute(List<String> addresses) {
    int begin = at;
    String name = word(BLANKS + "/>=");
    if (at == begin) {
      at++; // a lone "="
    }
    if (!skip(BLANKS) || html.charAt(at) != '=') {
      return; // it has no value
    }
    at++;
    if (skip(BLANKS) && html.charAt(at) != '>') {
      value(addresses.contains(name));
    }
  }

  private void value(boolean isAddress) {
    char quote = html.charAt(at);
    int begin = quote == '"' || quote == '\'' ? at + 1 : at;
    int end = begin;
    while (end < html.length() && (begin > at ? html.charAt(end) != quote : (BLANKS + ">").indexOf(html.charAt(end)) < 0)) {
      end++;
    }
    if (isAddress) {
      out.append(html, copied, begin).append(link.apply(html.substring(begin, end)));
      copied = end;
    }
    at = begin > at && end < html.length() ? end + 1 : end;
  }

  private String word(String stops) {
    int begin = at;
    while (at < html.length() && stops.indexOf(html.charAt(at)) < 0) {
      at++;
    }
    return html.substring(begin, at).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char letter) {
    return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
  }
}
