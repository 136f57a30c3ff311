package io.hexareme.adapters.expressionscel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How large a pattern becomes once its counted repetitions are written out, and how deep it nests: known before it is compiled, as
 * compiling is what would take the time and the memory. It reads no more of the syntax than that needs; whether the rest is right is the
 * library's to say.
 */
final class PatternSize {
  /** Go's: of nested groups, and of how often counted repetitions within one another repeat in all. */
  private static final int DEEPEST = 1_000;
  private static final int MOST_REPEATED = 1_000;
  /** Steps of a compiled pattern. Go allows 3.3 million, each of which every character of a text may have to pass. */
  private static final long LARGEST = 100_000;

  private final String text;
  private final Deque<Group> outer = new ArrayDeque<>();
  private Group group = new Group();
  private int at;

  PatternSize(String text) {
    this.text = text;
  }

  /** What has been read of a group; {@code last} is its last element, which a repetition is about. */
  private static final class Group {
    long size;
    long repeated = 1;
    long lastSize;
    long lastRepeated = 1;

    void element(long elementSize, long elementRepeated) {
      size += elementSize;
      lastSize = elementSize;
      lastRepeated = elementRepeated;
      repeated = Math.max(repeated, elementRepeated);
    }
  }

  /** What is too much, in Go's words; empty when nothing is. */
  Optional<String> excess() {
    while (at < text.length()) {
      int from = at;
      step(text.charAt(at));
      if (outer.size() > DEEPEST) {
        return Optional.of("expression nests too deeply: `" + text + "`");
      }
      if (group.lastRepeated > MOST_REPEATED) {
        return Optional.of("invalid repeat count: `" + text.substring(from, at) + "`");
      }
      if (group.size > LARGEST) {
        return Optional.of("expression too large: `" + text + "`");
      }
    }
    return Optional.empty();
  }

  private void step(char c) {
    switch (c) {
      case '\\' -> escape();
      case '[' -> characters();
      case '(' -> open();
      case ')' -> close();
      case '|' -> {
        at++;
        group.element(1, 1);
      }
      case '*', '+', '?' -> {
        at++;
        group.size++;
      }
      case '{' -> counted();
      default -> {
        at++;
        group.element(1, 1);
      }
    }
  }

  /** One escaped character, a named class, or a quotation that reaches to {@code \E}. */
  private void escape() {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if (next == 'Q') {
      int end = text.indexOf("\\E", at + 2);
      int until = end < 0 ? text.length() : end;
      group.element(until - at, 1);
      at = end < 0 ? until : end + 2;
      return;
    }
    boolean named = (next == 'p' || next == 'P' || next == 'x') && at + 2 < text.length() && text.charAt(at + 2) == '{';
    int end = named ? text.indexOf('}', at) : at + 1;
    at = Math.min(text.length(), (end < 0 ? at + 1 : end) + 1);
    group.element(1, 1);
  }

  private void characters() {
    int end = at + 1;
    end += end < text.length() && text.charAt(end) == '^' ? 1 : 0;
    end += end < text.length() && text.charAt(end) == ']' ? 1 : 0;
    while (end < text.length() && text.charAt(end) != ']') {
      int posix = text.startsWith("[:", end) ? text.indexOf(":]", end) : -1;
      end = posix > 0 ? posix + 2 : end + (text.charAt(end) == '\\' ? 2 : 1);
    }
    at = Math.min(text.length(), end + 1);
    group.element(1, 1);
  }

  /** A group; flags that stand alone, as in {@code (?i)}, open none. */
  private void open() {
    at++;
    if (at < text.length() && text.charAt(at) == '?') {
      while (at < text.length() && ":>)".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      boolean alone = at < text.length() && text.charAt(at) == ')';
      at++;
      if (alone) {
        return;
      }
    }
    outer.push(group);
    group = new Group();
  }

  private void close() {
    at++;
    if (!outer.isEmpty()) {
      Group inner = group;
      group = outer.pop();
      group.element(inner.size + 2, inner.repeated);
    }
  }

  /** {@code {n}}, {@code {n,}} or {@code {n,m}}; a brace that is none of them is a character. */
  private void counted() {
    int end = text.indexOf('}', at);
    String counts = end < 0 ? "" : text.substring(at + 1, Math.min(end, at + 12));
    if (!counts.matches("\\d{1,5}(,\\d{0,5})?")) {
      at++;
      group.element(1, 1);
      return;
    }
    String[] bounds = counts.split(",");
    long times = Math.max(1, Long.parseLong(bounds[bounds.length - 1]));
    group.size += group.lastSize * (times - 1) + 1;
    group.lastSize = group.lastSize * times + 1;
    group.lastRepeated *= times;
    group.repeated = Math.max(group.repeated, group.lastRepeated);
    at = end + 1;
  }
}
