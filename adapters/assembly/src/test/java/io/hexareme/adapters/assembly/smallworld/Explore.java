package io.hexareme.adapters.assembly.smallworld;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** For whoever looks for bugs by hand: java ...Explore [story substring] [trouble] [victim] [number]. */
final class Explore {
  private Explore() {}

  public static void main(String[] args) {
    int worlds = 0;
    long began = System.nanoTime();
    for (Story story : Stories.all()) {
      if (args.length > 0 && !story.name().contains(args[0])) {
        continue;
      }
      long at = System.nanoTime();
      Play.Reference reference;
      try {
        reference = new Play(story, Strike.NONE).reference();
      } catch (AssertionError | RuntimeException e) {
        System.out.println("REFERENCE " + story + ": " + e.getMessage() + " " + e.getCause());
        continue;
      }
      Map<String, Integer> writes = new LinkedHashMap<>();
      reference.writes().forEach((client, all) -> writes.put(client, all.size()));
      Map<String, Integer> events = new LinkedHashMap<>();
      reference.events().forEach((client, all) -> events.put(client, all.size()));
      System.out.println("== " + story + " writes " + writes + " events " + events + " " + (System.nanoTime() - at) / 1_000_000 + " ms");
      if (args.length > 1 && args[1].equals("-")) {
        reference.state().lines().forEach(line -> System.out.println("   " + line));
        reference.writes().forEach((client, all) -> System.out.println("   " + client + " " + all));
        continue;
      }
      Map<String, Integer> failures = new LinkedHashMap<>();
      int here = 0;
      for (Strike strike : Strikes.of(story, reference)) {
        if (args.length > 1 && !strike.trouble().name().startsWith(args[1]) || args.length > 2 && !strike.victim().equals(args[2])
            || args.length > 3 && strike.number() != Integer.parseInt(args[3])) {
          continue;
        }
        here++;
        Play play = new Play(story, strike);
        Play.Ending ending = play.struck(reference.state());
        if (ending.failure().isPresent()) {
          List<String> all = new ArrayList<>(strike.trouble().strikesWrites() ? reference.writes().get(strike.victim()) : reference.events().get(strike.victim()));
          if (failures.merge(strike.trouble() + " " + strike.victim(), 1, Integer::sum) <= 2 || args.length > 3) {
            System.out.println("FAIL " + strike + " " + all.get(strike.number() - 1) + "\n" + ending.failure().get());
          }
          if (args.length > 3) {
            System.out.println(play.world().trace().tail());
          }
        } else if (!ending.struck()) {
          System.out.println("not struck " + strike);
        }
      }
      worlds += here;
      System.out.println("   " + here + " worlds, failures " + failures + ", "
          + (System.nanoTime() - at) / 1_000_000 + " ms");
    }
    System.out.println("cpu " + java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000 + " ms");
    System.out.println(worlds + " worlds in " + (System.nanoTime() - began) / 1_000_000 + " ms");
  }
}
