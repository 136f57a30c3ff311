package io.hexareme.adapters.assembly.smallworld;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that can go wrong in a story, once; of the events that can be skipped usually every fifth. */
final class Strikes {
  private static final boolean ALL = "all".equals(System.getProperty("hexareme.smallWorlds"));
  private static final int EVENT_STEP = ALL ? 1 : 5;

  private Strikes() {}

  static List<Strike> of(Story story, Play.Reference reference) {
    List<Strike> strikes = new ArrayList<>();
    Set<String> processes = new LinkedHashSet<>();
    for (String victim : story.victims()) {
      processes.add(process(victim));
      int writes = reference.writes().getOrDefault(victim, List.of()).size();
      for (int write = 1; write <= writes; write++) {
        for (Trouble trouble : Trouble.values()) {
          if (trouble.strikesWrites() && (ALL || trouble.isOfTheUsual())) {
            strikes.add(new Strike(victim, trouble, write));
          }
        }
      }
    }
    for (String process : processes) {
      int events = reference.events().getOrDefault(process, List.of()).size();
      for (int event = 1; event <= events; event += EVENT_STEP) {
        strikes.add(new Strike(process, Trouble.SKIPPED_EVENT, event));
      }
    }
    return strikes;
  }

  private static String process(String client) {
    return client.equals("scheduler") ? client : client.startsWith("kubelet/") ? client.substring("kubelet/".length()) : "controller-manager";
  }
}
