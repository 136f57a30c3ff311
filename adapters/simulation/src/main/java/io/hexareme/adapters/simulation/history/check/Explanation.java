package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.Words;
import io.hexareme.adapters.simulation.history.model.ModelLease;
import io.hexareme.adapters.simulation.history.model.ModelStore;
import io.hexareme.ports.store.LeaseResult;
import java.util.ArrayList;
import java.util.List;

/** Says what stood in the way of a search, at the furthest that it came. */
final class Explanation {
  private static final String RULE = "linearizable";

  private final Search.DeadEnd end;
  private final Facts facts;
  private final LeaseTerms terms;

  Explanation(Search.DeadEnd end, Facts facts, LeaseTerms terms) {
    this.end = end;
    this.facts = facts;
    this.terms = terms;
  }

  Violation violation() {
    Violation early = earlyExpiry();
    if (early != null) return early;
    for (Entry entry : end.open()) {
      if (entry.revision() > 0 && entry.revision() <= end.state().revision()) return blame(entry);
    }
    for (Entry entry : end.open()) {
      if (entry.kind() == Entry.Kind.WRITE && entry.revision() == end.state().revision() + 1) return blame(entry);
    }
    for (Entry entry : end.open()) {
      if (entry.revision() == 0) return blame(entry);
    }
    return gap();
  }

  private Violation blame(Entry entry) {
    Operation operation = entry.operation();
    ModelStore state = end.state();
    Trial trial = Trial.of(operation, state, terms);
    String message;
    if (entry.revision() > 0 && entry.revision() < state.revision()) {
      message = "an answer is from revision " + entry.revision() + ", but revision " + state.revision() + " must have been made before it";
    } else if (!trial.agrees()) {
      message = lease(operation) + "after revision " + state.revision() + " the answer should have been: " + Words.of(trial.expected());
    } else {
      message = "revision " + trial.next().revision() + " as this operation makes it is not what others saw of it" + seen(trial.next().revision());
    }
    return new Violation(RULE, message, story(operation));
  }

  private String lease(Operation operation) {
    if (!(operation.outcome() instanceof Outcome.Leased(LeaseResult.NotFound(long id)))) return "";
    ModelLease lease = end.state().leases().get(id);
    return lease == null ? "" : "lease " + id + " is gone, though it was promised until " + seconds(terms.promisedUntil(lease)) + "; ";
  }

  private Violation earlyExpiry() {
    ModelStore state = end.state();
    long next = state.revision() + 1;
    for (ModelLease lease : state.leases().values()) {
      ModelStore ended = state.end(lease.id()).next();
      long until = terms.promisedUntil(lease);
      long known = Math.min(facts.knownBy(next).nanos(), end.bound().nanos());
      if (until > known && ended.revision() == next && facts.allow(next, ended.events()) && explains(ended)) {
        return new Violation("a lease never ends early", "lease " + lease.id() + " was over at " + seconds(known)
            + " though it was promised until " + seconds(until) + "; revision " + next + " took its keys" + seen(next), story(null));
      }
    }
    return null;
  }

  /** Whether somebody saw what the end of the lease would have done. */
  private boolean explains(ModelStore ended) {
    return !facts.at(ended.revision()).isEmpty() || end.open().stream()
        .anyMatch(entry -> entry.revision() == ended.revision() && Trial.of(entry.operation(), ended, terms).agrees());
  }

  private Violation gap() {
    long next = end.state().revision() + 1;
    if (end.open().isEmpty() || next <= facts.highest()) {
      return new Violation(RULE, "revision " + next + " was seen, but nothing that anybody asked for can have made it" + seen(next),
          story(end.open().isEmpty() ? null : end.open().getFirst().operation()));
    }
    return blame(end.open().getFirst());
  }

  private String seen(long revision) {
    List<String> seen = new ArrayList<>();
    facts.at(revision).forEach((key, fact) ->
        seen.add((fact.pair() == null ? "delete " + Words.text(key) : Words.of(fact.pair())) + ", by " + fact.source()));
    return seen.isEmpty() ? "" : " (seen of it: " + String.join("; ", seen) + ")";
  }

  private static String seconds(long nanos) {
    return Words.time(new io.hexareme.adapters.simulation.history.Moment(0, nanos));
  }

  private List<String> story(Operation culprit) {
    List<String> story = new ArrayList<>();
    end.before().stream().skip(Math.max(0, end.before().size() - 8)).forEach(step -> story.add("  then " + step.words()));
    if (culprit != null) story.add("=> but " + Words.of(culprit));
    end.open().stream().map(Entry::operation).filter(operation -> operation != culprit).limit(6)
        .forEach(operation -> story.add("  still open: " + Words.of(operation)));
    return story;
  }
}
