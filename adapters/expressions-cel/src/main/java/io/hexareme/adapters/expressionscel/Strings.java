package io.hexareme.adapters.expressionscel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The functions of strings. Positions count code points. */
final class Strings {
  /** Longer strings are not made: no API object holds one, and the memory is everybody's. */
  private static final long LONGEST = 16_000_000;
  static final List<Fn> ALL = List.of(
      Fn.of("string:contains(string) bool", a -> ((String) a[0]).contains((String) a[1])),
      Fn.of("string:startsWith(string) bool", a -> ((String) a[0]).startsWith((String) a[1])),
      Fn.of("string:endsWith(string) bool", a -> ((String) a[0]).endsWith((String) a[1])),
      Fn.of("string:matches(string) bool", a -> matches((String) a[0], (String) a[1])),
      Fn.of("matches(string, string) bool", a -> matches((String) a[0], (String) a[1])),
      Fn.of("string:charAt(int) string", a -> charAt((String) a[0], (Long) a[1])),
      Fn.of("string:indexOf(string) int", a -> indexOf((String) a[0], (String) a[1], 0)),
      Fn.of("string:indexOf(string, int) int", a -> indexOf((String) a[0], (String) a[1], (Long) a[2])),
      Fn.of("string:lastIndexOf(string) int", a -> lastIndexOf((String) a[0], (String) a[1], size(a[0]))),
      Fn.of("string:lastIndexOf(string, int) int", a -> lastIndexOf((String) a[0], (String) a[1], (Long) a[2])),
      Fn.of("string:lowerAscii() string", a -> mapped((String) a[0], c -> c >= 'A' && c <= 'Z' ? c + 32 : c)),
      Fn.of("string:upperAscii() string", a -> mapped((String) a[0], c -> c >= 'a' && c <= 'z' ? c - 32 : c)),
      Fn.of("string:replace(string, string) string", a -> replaced((String) a[0], (String) a[1], (String) a[2], -1)),
      Fn.of("string:replace(string, string, int) string", a -> replaced((String) a[0], (String) a[1], (String) a[2], (Long) a[3])),
      Fn.of("string:split(string) list<string>", a -> split((String) a[0], (String) a[1], -1)),
      Fn.of("string:split(string, int) list<string>", a -> split((String) a[0], (String) a[1], (Long) a[2])),
      Fn.of("string:substring(int) string", a -> substring((String) a[0], (Long) a[1], size(a[0]))),
      Fn.of("string:substring(int, int) string", a -> substring((String) a[0], (Long) a[1], (Long) a[2])),
      Fn.of("string:trim() string", a -> trimmed((String) a[0])),
      Fn.of("string:reverse() string", a -> new StringBuilder((String) a[0]).reverse().toString()),
      Fn.of("strings.quote(string) string", a -> Formatting.quoted((String) a[0])),
      Fn.of("list<string>:join() string", a -> join((List<?>) a[0], "")),
      Fn.of("list<string>:join(string) string", a -> join((List<?>) a[0], (String) a[1])));

  private Strings() {}

  static void room(long characters) {
    if (characters > LONGEST) {
      throw new LimitReached();
    }
  }

  static String joined(String left, String right) {
    room((long) left.length() + right.length());
    return left + right;
  }

  private static long size(Object text) {
    return Basics.sizeOrOne(text);
  }

  private static boolean matches(String text, String pattern) {
    return GoPattern.compiled(pattern).matcher(text).find();
  }

  private static CelFailure outOfRange(long index) {
    return new CelFailure("index out of range: " + index);
  }

  private static int offset(String text, long codePoints) {
    if (codePoints < 0 || codePoints > size(text)) {
      throw outOfRange(codePoints);
    }
    return text.offsetByCodePoints(0, (int) codePoints);
  }

  private static String charAt(String text, long index) {
    int from = offset(text, index);
    return from == text.length() ? "" : Character.toString(text.codePointAt(from));
  }

  private static Long indexOf(String text, String part, long from) {
    if (part.isEmpty()) {
      return from;
    }
    if (from < 0) {
      throw outOfRange(from);
    }
    int found = from >= size(text) ? -1 : text.indexOf(part, offset(text, from));
    return found < 0 ? -1L : text.codePointCount(0, found);
  }

  private static Long lastIndexOf(String text, String part, long from) {
    if (part.isEmpty()) {
      return from;
    }
    if (from < 0) {
      throw outOfRange(from);
    }
    int found = text.lastIndexOf(part, offset(text, Math.min(from, size(text))));
    return found < 0 ? -1L : text.codePointCount(0, found);
  }

  private static String mapped(String text, IntUnaryOperator change) {
    StringBuilder changed = new StringBuilder(text.length());
    text.chars().map(change).forEach(c -> changed.append((char) c));
    return changed.toString();
  }

  private static String replaced(String text, String old, String by, long times) {
    if (times == 0) {
      return text;
    }
    StringBuilder all = new StringBuilder();
    int at = 0;
    for (long done = 0; times < 0 || done < times; done++) {
      int found = text.indexOf(old, old.isEmpty() && done > 0 ? at + 1 : at);
      if (found < 0 || found > text.length() || old.isEmpty() && done > text.length()) {
        break;
      }
      room((long) all.length() + by.length());
      all.append(text, at, found).append(by);
      at = found + old.length();
    }
    return all.append(text, at, text.length()).toString();
  }

  private static List<Object> split(String text, String separator, long limit) {
    List<Object> parts = new ArrayList<>();
    if (limit == 0) {
      return parts;
    }
    int at = 0;
    while (limit < 0 || parts.size() < limit - 1) {
      int found = separator.isEmpty() ? text.offsetByCodePoints(at, at < text.length() ? 1 : 0) : text.indexOf(separator, at);
      if (found < 0 || separator.isEmpty() && found >= text.length()) {
        break;
      }
      parts.add(text.substring(at, found));
      at = found + separator.length();
    }
    if (!separator.isEmpty() || at < text.length()) {
      parts.add(text.substring(at));
    }
    return parts;
  }

  private static String substring(String text, long from, long to) {
    int start = offset(text, from);
    int end = offset(text, to);
    if (from > to) {
      throw new CelFailure("invalid substring range. start: " + from + ", end: " + to);
    }
    return text.substring(start, end);
  }

  /** Without white space as Unicode sees it at both ends. */
  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c >= '\t' && c <= '\r' || c == '\u0085' || Character.isSpaceChar(c);
  }

  private static String join(List<?> parts, String separator) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (!(parts.get(i) instanceof String part)) {
        throw CelFailure.noSuchOverload();
      }
      room((long) all.length() + part.length() + separator.length());
      all.append(i == 0 ? "" : separator).append(part);
    }
    return all.toString();
  }
}
