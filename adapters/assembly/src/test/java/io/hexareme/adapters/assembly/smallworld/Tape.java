package io.hexareme.adapters.assembly.smallworld;

import io.hexareme.ports.api.ApiRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each component has written, and how many events each process has seen, since the story began; and where the strike is due. */
final class Tape {
  private final Strike strike;
  private final Map<String, List<String>> writes = new LinkedHashMap<>();
  private final Map<String, List<String>> events = new LinkedHashMap<>();
  private boolean running;
  private boolean struck;

  Tape(Strike strike) {
    this.strike = strike;
  }

  void begin() {
    running = true;
  }

  void end() {
    running = false;
  }

  /** Whether the strike was due at all. */
  boolean struck() {
    return struck;
  }

  Map<String, List<String>> writes() {
    return writes;
  }

  Map<String, List<String>> events() {
    return events;
  }

  /** Notes a request. @return the strike that befalls it, or {@link Strike#NONE} */
  Strike asked(String client, ApiRequest request) {
    if (!running || request.method().equals("GET") || request.path().contains("/events") || request.path().contains("/leases")) {
      return Strike.NONE;
    }
    List<String> all = writes.computeIfAbsent(client, c -> new ArrayList<>());
    all.add(request.method() + " " + request.path());
    return strike.trouble().strikesWrites() && isDue(client, all.size()) ? strike() : Strike.NONE;
  }

  /** Notes an event. @return whether it is the one to be skipped */
  boolean skips(String process, String words) {
    if (!running) {
      return false;
    }
    List<String> all = events.computeIfAbsent(process, p -> new ArrayList<>());
    all.add(words);
    return strike.trouble() == Trouble.SKIPPED_EVENT && isDue(process, all.size()) && strike() != Strike.NONE;
  }

  private boolean isDue(String victim, int number) {
    return strike.victim().equals(victim) && strike.number() == number;
  }

  private Strike strike() {
    struck = true;
    return strike;
  }
}
