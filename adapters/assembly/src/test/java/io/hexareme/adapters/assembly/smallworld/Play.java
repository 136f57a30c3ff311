package io.hexareme.adapters.assembly.smallworld;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One story with one strike, or with none. */
final class Play {
  /** How long, in seconds, the world is given to come to where it should: back-offs last up to a minute, forgotten Pods are tried again after five. */
  private static final long[] WAITS = {0, 30, 90, 240, 400};

  private final Story story;
  private final Strike strike;
  private final SmallWorld world;

  Play(Story story, Strike strike) {
    this.story = story;
    this.strike = strike;
    this.world = SmallWorld.begin(story, strike);
  }

  /** What it has come to with nothing going wrong, and what the components did on the way. */
  record Reference(EndState state, Map<String, List<String>> writes, Map<String, List<String>> events) {
    /** The write or event at which it strikes, in words. */
    String what(Strike strike) {
      return (strike.trouble().strikesWrites() ? writes : events).get(strike.victim()).get(strike.number() - 1);
    }
  }

  Reference reference() {
    story.play().accept(world);
    world.tape().end();
    world.pass(10);
    EndState state = world.state();
    for (long wait : WAITS) {
      world.pass(wait);
    }
    String later = world.state().differenceTo(state);
    if (!later.isEmpty() || !complaints().isEmpty()) {
      throw new AssertionError("the story \"" + story + "\" does not come to rest:\n" + later + complaints());
    }
    return new Reference(state, world.tape().writes(), world.tape().events());
  }

  /** How a struck world ended. */
  record Ending(boolean struck, Optional<String> failure) {}

  Ending struck(EndState reference) {
    String difference;
    try {
      story.play().accept(world);
      world.tape().end();
      world.pass(10);
      difference = differenceInTheEnd(reference);
    } catch (RuntimeException broken) {
      return new Ending(true, Optional.of(String.valueOf(broken.getCause() == null ? broken : broken + ": " + broken.getCause())));
    }
    String complaints = difference + complaints();
    return new Ending(world.tape().struck(), complaints.isEmpty() ? Optional.empty() : Optional.of(complaints));
  }

  private String differenceInTheEnd(EndState reference) {
    String difference = "";
    for (long wait : WAITS) {
      world.pass(wait);
      difference = world.state().differenceTo(reference);
      if (difference.isEmpty()) {
        return "";
      }
    }
    return difference;
  }

  private String complaints() {
    List<String> panics = world.trace().panics();
    List<String> violations = strike.trouble() == Trouble.RESTART_ON_STALE_LISTS || strike.trouble() == Trouble.SKIPPED_EVENT
        ? List.of() : world.watchdog().violations();
    return (panics.isEmpty() ? "" : "  panics " + panics + "\n") + (violations.isEmpty() ? "" : "  violations " + violations + "\n");
  }

  SmallWorld world() {
    return world;
  }
}
