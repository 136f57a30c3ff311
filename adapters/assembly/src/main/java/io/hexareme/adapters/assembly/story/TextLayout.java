package io.hexareme.adapters.assembly.story;

import java.time.Duration;
import java.util.Locale;

/** A story in lines: {@code   12.345 s  scheduler  schedule  Pod default/web-x → node-1  ← rev 129 create Pod default/web-x}. */
final class TextLayout {
  private static final int WIDEST_LANE = 28;
  private static final int WIDEST_DEED = 18;

  private TextLayout() {}

  static String of(Timeline timeline) {
    int lane = timeline.entries().stream().mapToInt(entry -> entry.lane().length()).max().orElse(1);
    int deed = timeline.entries().stream().mapToInt(entry -> entry.did().length()).max().orElse(1);
    StringBuilder text = new StringBuilder();
    for (Entry entry : timeline.entries()) {
      text.append(entry.fault() ? "!! " : "   ").append(String.format(Locale.ROOT, "%11s", time(timeline, entry))).append("  ");
      text.append(padded(entry.lane(), Math.min(lane, WIDEST_LANE))).append("  ").append(padded(entry.did(), Math.min(deed, WIDEST_DEED))).append("  ");
      text.append(entry.what());
      if (!entry.because().isEmpty()) text.append("  ← ").append(entry.because());
      text.append('\n');
    }
    return text.toString();
  }

  static String time(Timeline timeline, Entry entry) {
    return String.format(Locale.ROOT, "%.3f s", Duration.between(timeline.begin(), entry.at()).toNanos() / 1e9);
  }

  private static String padded(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
