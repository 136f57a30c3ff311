package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.assembly.sim.Strike;
import io.hexareme.adapters.assembly.story.Entry;
import io.hexareme.adapters.assembly.story.Timeline;
import io.hexareme.adapters.simulation.SimulatedWorld;
import io.hexareme.adapters.simulation.history.Delivery;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.MemberSighting;
import io.hexareme.adapters.simulation.history.Moment;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.adapters.simulation.history.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A store's history as a story: what clients asked and heard, what members became, what struck them. */
final class StoreTimeline {
  /** Keys, values and clients, as the workload names them. */
  private static final Pattern NAMES = Pattern.compile("\\b(k\\d+|k-end|[cw]\\d+-\\d+|revision \\d+|watch \\d+)\\b");

  private final Instant begin;
  private final List<Entry> entries = new ArrayList<>();

  private StoreTimeline(Instant begin) {
    this.begin = begin;
  }

  static Timeline of(SimulatedWorld world, History history, List<Strike> strikes) {
    StoreTimeline story = new StoreTimeline(world.clock().now().minus(world.elapsed()));
    strikes.forEach(strike -> story.entries.add(Entry.fault(story.begin.plus(strike.at()), strike.words())));
    history.operations().forEach(story::operation);
    history.watches().forEach(story::watch);
    story.sightings(history.sightings());
    return new Timeline(story.begin, story.entries);
  }

  private void operation(Operation operation) {
    String span = "operation " + operation.number();
    String asked = Words.of(operation.request());
    String heard = Words.of(operation.outcome());
    Set<String> subjects = names(asked + " " + heard);
    entries.add(new Entry(at(operation.began()), operation.client(), "asks " + operation.member(), asked, "", false, span, "", 0, subjects));
    if (!operation.ended().equals(Moment.NEVER)) {
      entries.add(new Entry(at(operation.ended()), operation.client(), "hears", heard, "asked " + operation.member() + ": " + asked, false, "", span, 0, subjects));
    }
  }

  private void watch(RecordedWatch watch) {
    String span = "watch " + watch.number();
    entries.add(new Entry(at(watch.opened()), watch.client(), "watches", Words.of(watch), "", false, span, "", 0, names(span)));
    long known = 0;
    for (Delivery delivery : watch.deliveries()) {
      if (delivery instanceof Delivery.Progress progress && progress.revision() == known) continue; // nothing new
      String what = switch (delivery) {
        case Delivery.Events events -> String.join(", ", events.events().stream().map(Words::of).toList()) + ", revision " + events.revision();
        case Delivery.Progress progress -> "bookmark, revision " + progress.revision();
        case Delivery.Compacted compacted -> "compacted at " + compacted.compactRevision();
        case Delivery.Closed closed -> "closed: " + closed.reason();
      };
      known = delivery instanceof Delivery.Progress progress ? progress.revision() : known;
      entries.add(new Entry(at(delivery.moment()), watch.client(), "is told", what, "watch " + watch.number() + " at " + watch.member(), false, "", span, 0, names(what)));
    }
  }

  /** Only what has changed since the last look. */
  private void sightings(List<MemberSighting> sightings) {
    Map<String, MemberSighting> before = new TreeMap<>();
    for (MemberSighting seen : sightings) {
      MemberSighting last = before.put(seen.member(), seen);
      if (last != null && last.life() == seen.life() && last.term() == seen.term() && last.leader().equals(seen.leader())) continue;
      String leader = seen.leader().isEmpty() ? "knows no leader" : seen.leader().equals(seen.member()) ? "leads" : "follows " + seen.leader();
      String life = last == null || last.life() != seen.life() ? "life " + seen.life() + ", " : "";
      entries.add(Entry.plain(at(seen.moment()), seen.member(), leader, life + "term " + seen.term() + ", revision " + seen.revision(), Set.of(seen.member())));
    }
  }

  private Instant at(Moment moment) {
    return begin.plusNanos(moment.nanos());
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    for (Matcher matcher = NAMES.matcher(text); matcher.find();) names.add(matcher.group());
    return names;
  }
}
