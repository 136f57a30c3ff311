package io.hexareme.core.apiserver.customresource;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Versions of an API by age of their stability, as discovery lists them: {@code v10, v2, v1, v11beta2, v3beta1, v12alpha1}, then all names
 * of another form in alphabetical order.
 */
final class VersionOrder {
  private static final Pattern FORM = Pattern.compile("v([1-9]\\d{0,8})(?:(alpha|beta)([1-9]\\d{0,8}))?");

  static final Comparator<String> NEWEST_FIRST = Comparator.comparing(VersionOrder::parsed, Comparator
      .comparingInt(Parsed::stability).thenComparingInt(Parsed::major).thenComparingInt(Parsed::minor).reversed())
      .thenComparing(Comparator.naturalOrder());

  /** @param stability 3 for a stable version, 2 for beta, 1 for alpha, 0 for a name of another form */
  private record Parsed(int stability, int major, int minor) {}

  private VersionOrder() {}

  private static Parsed parsed(String version) {
    Matcher form = FORM.matcher(version);
    if (!form.matches()) {
      return new Parsed(0, 0, 0);
    }
    int major = Integer.parseInt(form.group(1));
    return form.group(2) == null ? new Parsed(3, major, 0)
        : new Parsed(form.group(2).equals("beta") ? 2 : 1, major, Integer.parseInt(form.group(3)));
  }
}
