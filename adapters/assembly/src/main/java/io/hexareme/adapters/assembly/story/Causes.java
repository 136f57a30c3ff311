package io.hexareme.adapters.assembly.story;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Picks from a story what concerns given objects: the entries about them, and from each the way back to what led to it. */
final class Causes {
  private final List<Entry> entries;
  private final Map<String, List<Integer>> bySpan = new HashMap<>();
  private final Map<Long, Integer> byRevision = new HashMap<>();

  Causes(List<Entry> entries) {
    this.entries = entries;
    for (int at = 0; at < entries.size(); at++) {
      Entry entry = entries.get(at);
      if (!entry.span().isEmpty()) bySpan.computeIfAbsent(entry.span(), _ -> new ArrayList<>()).add(at);
      if (entry.revision() > 0) byRevision.putIfAbsent(entry.revision(), at);
    }
  }

  /** Empty when the text names nothing that the story is about. */
  List<Entry> of(String text) {
    Map<String, Boolean> named = new HashMap<>();
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < entries.size(); at++) {
      if (entries.get(at).subjects().stream().anyMatch(name -> named.computeIfAbsent(name, some -> names(text, some)))) open.add(at);
    }
    if (open.isEmpty()) return List.of();
    boolean[] chosen = closure(open);
    List<Entry> result = new ArrayList<>();
    for (int at = 0; at < entries.size(); at++) if (chosen[at] || entries.get(at).fault()) result.add(entries.get(at));
    return result;
  }

  private boolean[] closure(Deque<Integer> open) {
    boolean[] chosen = new boolean[entries.size()];
    while (!open.isEmpty()) {
      int at = open.poll();
      if (chosen[at]) continue;
      chosen[at] = true;
      open.addAll(causes(entries.get(at)));
    }
    return chosen;
  }

  private List<Integer> causes(Entry entry) {
    if (entry.cause().startsWith("revision:")) {
      Integer writer = byRevision.get(Long.parseLong(entry.cause().substring("revision:".length())));
      return writer == null ? List.of() : List.of(writer);
    }
    return entry.cause().isEmpty() ? List.of() : bySpan.getOrDefault(entry.cause(), List.of());
  }

  /** Whether the text has the name as a word of its own. */
  private static boolean names(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean begins = at == 0 || !isPart(text.charAt(at - 1));
      boolean ends = end == text.length() || !isPart(text.charAt(end)) && !(text.charAt(end) == '.' && end + 1 < text.length() && isPart(text.charAt(end + 1)));
      if (begins && ends) return true;
    }
    return false;
  }

  private static boolean isPart(char character) {
    return Character.isLetterOrDigit(character) || character == '-' || character == '_';
  }
}
