package io.hexareme.adapters.expressionscel;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Semantic versions (semver.org). */
final class Semvers {
  private static final String PART = "(?:0|[1-9]\\d{0,17}|\\d*[a-zA-Z-][0-9a-zA-Z-]*)";
  private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,17})\\.(0|[1-9]\\d{0,17})\\.(0|[1-9]\\d{0,17})"
      + "(?:-(" + PART + "(?:\\." + PART + ")*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?");
  static final List<Fn> ALL = List.of(
      Fn.of("semver(string) Semver", a -> parse((String) a[0])),
      Fn.of("semver(string, bool) Semver", a -> parse((Boolean) a[1] ? normal((String) a[0]) : (String) a[0])),
      Fn.of("isSemver(string) bool", a -> isSemver((String) a[0])),
      Fn.of("isSemver(string, bool) bool", a -> isSemver((Boolean) a[1] ? normal((String) a[0]) : (String) a[0])),
      Fn.of("Semver:major() int", a -> ((Semver) a[0]).major()),
      Fn.of("Semver:minor() int", a -> ((Semver) a[0]).minor()),
      Fn.of("Semver:patch() int", a -> ((Semver) a[0]).patch()),
      Fn.of("Semver:isGreaterThan(Semver) bool", a -> ((Semver) a[0]).compareTo((Semver) a[1]) > 0),
      Fn.of("Semver:isLessThan(Semver) bool", a -> ((Semver) a[0]).compareTo((Semver) a[1]) < 0),
      Fn.of("Semver:compareTo(Semver) int", a -> (long) Integer.signum(((Semver) a[0]).compareTo((Semver) a[1]))));

  private Semvers() {}

  /** @param pre the identifiers of a pre-release; build metadata do not count */
  record Semver(long major, long minor, long patch, List<String> pre) implements Comparable<Semver> {
    @Override
    public int compareTo(Semver other) {
      int order = Long.compare(major, other.major);
      order = order != 0 ? order : Long.compare(minor, other.minor);
      order = order != 0 ? order : Long.compare(patch, other.patch);
      if (order != 0 || pre.isEmpty() || other.pre.isEmpty()) {
        return order != 0 ? order : Boolean.compare(pre.isEmpty(), other.pre.isEmpty());
      }
      for (int i = 0; i < Math.min(pre.size(), other.pre.size()) && order == 0; i++) {
        order = compare(pre.get(i), other.pre.get(i));
      }
      return order != 0 ? order : Integer.compare(pre.size(), other.pre.size());
    }

    private static int compare(String a, String b) {
      boolean number = a.matches("\\d+");
      boolean otherNumber = b.matches("\\d+");
      return number && otherNumber ? Long.compare(Long.parseLong(a), Long.parseLong(b))
          : number != otherNumber ? number ? -1 : 1 : a.compareTo(b);
    }
  }

  private static boolean isSemver(String text) {
    return text.length() < 1000 && FORM.matcher(text).matches();
  }

  private static Semver parse(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() >= 1000 || !form.matches()) {
      throw new CelFailure(text.isEmpty() ? "Version string empty" : text.split("\\.", -1).length < 3
          ? "No Major.Minor.Patch elements found" : "Invalid character(s) found in version " + Formatting.quoted(text));
    }
    return new Semver(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), Long.parseLong(form.group(3)),
        form.group(4) == null ? List.of() : List.of(form.group(4).split("\\.")));
  }

  /** Without a leading v and leading zeros, with all three numbers. */
  private static String normal(String text) {
    String[] parts = (text.startsWith("v") ? text.substring(1) : text).split("\\.", 3);
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      String part = i < parts.length ? parts[i].replaceFirst("^0+(?=\\d)", "") : "0";
      all.append(i == 0 ? "" : ".").append(part);
    }
    return parts.length < 3 && parts[parts.length - 1].matches(".*[+-].*") ? text : all.toString();
  }
}
