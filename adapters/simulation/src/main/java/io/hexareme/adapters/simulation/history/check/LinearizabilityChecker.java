package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Moment;
import io.hexareme.adapters.simulation.history.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds an order of the operations that agrees with real time, with every answer and with a store that does one thing after the
 * other; or says why there is none. Serializable reads are left to {@link StaleReads}.
 */
final class LinearizabilityChecker {
  /** Steps of the search after which it is given up; some seconds. */
  private static final int BUDGET = 2_000_000;

  private final History history;
  private final LeaseTerms terms;

  LinearizabilityChecker(History history, LeaseTerms terms) {
    this.history = history;
    this.terms = terms;
  }

  /** @param facts what is known of single revisions; an order that contradicts it is none */
  Verdict check(Facts facts) {
    Mentions mentions = new Mentions(history, facts);
    List<Entry> entries = entries(mentions);
    Moment end = new Moment(Long.MAX_VALUE - 1, last());
    Search search = new Search(entries, facts, mentions, terms, end, BUDGET);
    return switch (search.run()) {
      case FOUND -> new Verdict.Accepted(search.found());
      case GIVEN_UP -> new Verdict.Undecided("no order found and none excluded after " + BUDGET + " steps; "
          + entries.stream().filter(entry -> entry.kind() == Entry.Kind.OPTIONAL).count() + " operations had no answer; it came no further than: "
          + new Explanation(search.deepest(), facts, terms).violation().text());
      case IMPOSSIBLE -> new Verdict.Rejected(new Explanation(search.deepest(), facts, terms).violation());
    };
  }

  /** Those that must be placed first, by their beginning: the search counts on it. */
  private List<Entry> entries(Mentions mentions) {
    List<Operation> mattering = history.operations().stream().filter(Entry::matters).toList();
    List<Entry> entries = new ArrayList<>();
    for (boolean optional : new boolean[] {false, true}) {
      for (Operation operation : mattering) {
        if (operation.outcome().isOpen() == optional) entries.add(Entry.of(entries.size(), operation, mentions.leasesAreUnique()));
      }
    }
    return entries;
  }

  private long last() {
    long nanos = 0;
    for (Operation operation : history.operations()) {
      nanos = Math.max(nanos, operation.began().nanos());
      if (operation.ended() != Moment.NEVER) nanos = Math.max(nanos, operation.ended().nanos());
    }
    for (var watch : history.watches()) {
      for (var delivery : watch.deliveries()) nanos = Math.max(nanos, delivery.moment().nanos());
    }
    return nanos;
  }
}
