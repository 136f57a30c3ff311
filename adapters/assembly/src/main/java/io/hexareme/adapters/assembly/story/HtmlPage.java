package io.hexareme.adapters.assembly.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A story as one page: swim lanes side by side, time downwards. Style and script are beside this class, and are put into the page. */
final class HtmlPage {
  private HtmlPage() {}

  static String of(String title, String preface, Timeline timeline) {
    Map<String, Integer> lanes = lanes(timeline);
    StringBuilder rows = new StringBuilder();
    for (Entry entry : timeline.entries()) rows.append(row(timeline, entry, lanes));
    StringBuilder heads = new StringBuilder();
    lanes.forEach((lane, column) -> heads.append("<div class=\"lane\" data-lane=\"").append(column).append("\" title=\"").append(escaped(lane))
        .append("\">").append(escaped(lane)).append("</div>"));
    return resource("timeline.html")
        .replace("/*STYLE*/", resource("timeline.css")).replace("/*SCRIPT*/", resource("timeline.js"))
        .replace("{{title}}", escaped(title)).replace("{{lanes}}", Integer.toString(lanes.size())).replace("{{heads}}", heads)
        .replace("{{count}}", Integer.toString(timeline.entries().size()))
        .replace("{{preface}}", preface.isEmpty() ? "" : "<pre class=\"preface\">" + escaped(preface) + "</pre>").replace("{{rows}}", rows);
  }

  /** Clients first, then servers, then who acts on what is stored, then machines: roughly the way things go. */
  private static Map<String, Integer> lanes(Timeline timeline) {
    List<String> names = new ArrayList<>(timeline.entries().stream().filter(entry -> !entry.fault()).map(Entry::lane).distinct().toList());
    names.sort(Comparator.comparingInt(HtmlPage::rank).thenComparing(Comparator.naturalOrder()));
    Map<String, Integer> lanes = new LinkedHashMap<>();
    names.forEach(name -> lanes.put(name, lanes.size() + 1));
    return lanes;
  }

  private static int rank(String lane) {
    if (lane.startsWith("apiserver")) return 1;
    if (lane.startsWith("scheduler")) return 3;
    if (lane.startsWith("kubelet")) return 4;
    if (lane.startsWith("runtime")) return 5;
    return lane.contains("controller") ? 2 : 0;
  }

  private static String row(Timeline timeline, Entry entry, Map<String, Integer> lanes) {
    String time = "<div class=\"time\">" + TextLayout.time(timeline, entry) + "</div>";
    if (entry.fault()) return "<div class=\"row fault\">" + time + "<div class=\"strike\">⚡ " + escaped(entry.what()) + "</div></div>\n";
    String links = (entry.span().isEmpty() ? "" : " data-span=\"" + escaped(entry.span()) + "\"")
        + (entry.cause().isEmpty() ? "" : " data-cause=\"" + escaped(entry.cause()) + "\"")
        + (entry.revision() == 0 ? "" : " data-revision=\"" + entry.revision() + "\"");
    int lane = lanes.get(entry.lane());
    return "<div class=\"row\" data-lane=\"" + lane + "\"" + links + ">" + time + "<div class=\"card\" style=\"grid-column:" + (lane + 1) + "\"><b>" + escaped(entry.did())
        + "</b> " + escaped(entry.what()) + (entry.because().isEmpty() ? "" : "<i>← " + escaped(entry.because()) + "</i>") + "</div></div>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a part of this program cannot be read: " + name, unreadable);
    }
  }
}
