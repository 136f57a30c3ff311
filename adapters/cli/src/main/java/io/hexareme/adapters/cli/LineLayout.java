package io.hexareme.adapters.cli;

import java.util.Locale;

/** Lines in columns, for a terminal of 120. */
final class LineLayout {
  private static final int COMPONENT = 24;
  private static final int ACTION = 16;
  private static final int WHAT = 43;
  private static final int BECAUSE = 22;
  private static final String RESET = "\u001b[0m";
  private static final String DIM = "\u001b[2m";
  private static final String BOLD = "\u001b[1m";

  private final boolean colour;

  LineLayout(boolean colour) {
    this.colour = colour;
  }

  /** Colour where there is a terminal and nobody forbade it (https://no-color.org). */
  static LineLayout ofTerminal() {
    return new LineLayout(System.console() != null && System.console().isTerminal() && System.getenv("NO_COLOR") == null);
  }

  String head() {
    return paint(BOLD, columns("ms", "component", "did", "what", "rev", "because of"));
  }

  String line(Line line) {
    String ms = String.format(Locale.ROOT, "%.1f", line.elapsed().toNanos() / 1e6);
    String revision = line.revision() == 0 ? "" : Long.toString(line.revision());
    String text = columns(ms, line.component(), line.action(), line.what(), revision, line.because());
    return colour ? painted(text, line.component()) : text;
  }

  String title(String text) {
    return paint(BOLD, text);
  }

  private static String columns(String ms, String component, String action, String what, String revision, String because) {
    return String.format(Locale.ROOT, "%6s %-" + COMPONENT + "s %-" + ACTION + "s %-" + WHAT + "s %4s %s",
        ms, fit(component, COMPONENT), fit(action, ACTION), fit(what, WHAT), revision, fit(because, BECAUSE)).stripTrailing();
  }

  /** Cut at the end where it is too long, with a sign of it. */
  static String fit(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private String paint(String code, String text) {
    return colour ? code + text + RESET : text;
  }

  /** The component in its own colour, what led to it dim. */
  private static String painted(String text, String component) {
    int start = 7;
    int end = Math.min(text.length(), start + COMPONENT);
    int because = Math.min(text.length(), start + COMPONENT + 1 + ACTION + 1 + WHAT + 1 + 4 + 1);
    return text.substring(0, start) + colourOf(component) + text.substring(start, end) + RESET
        + text.substring(end, because) + DIM + text.substring(because) + RESET;
  }

  private static String colourOf(String component) {
    if (component.startsWith("kubelet/") || component.startsWith("runtime/")) {
      return "\u001b[32m";
    }
    return switch (component) {
      case "apiserver" -> "\u001b[36m";
      case "scheduler" -> "\u001b[35m";
      default -> "\u001b[33m";
    };
  }
}
