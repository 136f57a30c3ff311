package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.Moment;
import io.hexareme.adapters.simulation.history.Operation;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.adapters.simulation.history.model.ModelLease;
import io.hexareme.adapters.simulation.history.model.ModelStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

// Justification: one algorithm whose parts share all of its state; apart they would only pass it around.
/**
 * Looks for an order, depth first. A frame is a state and what was placed to reach it; its choices are the next steps that time,
 * answers and {@link Facts} allow. Whatever only reads is placed as soon as it fits: that can never be wrong, because it changes
 * nothing for the others.
 */
final class Search {
  private final List<Entry> required;
  private final List<Entry> optional;
  private final Facts facts;
  private final Mentions mentions;
  private final LeaseTerms terms;
  private final Moment end;
  private final int budget;
  private final BitSet placed = new BitSet();
  private final Set<Configuration> seen = new HashSet<>();
  private final Deque<Frame> stack = new ArrayDeque<>();
  private int placedRequired;
  private final Set<Long> writes = new HashSet<>();
  private DeadEnd deepest;
  private int deepestPlaced;
  private record Configuration(BitSet placed, ModelStore.Content content) {}

  /** A step that may be next; {@code entry} null when a lease runs out. */
  private record Choice(Entry entry, long lease, ModelStore next) {}

  private static final class Frame {
    private final ModelStore state;
    private final Choice by;
    private final List<Entry> reads = new ArrayList<>();
    private ModelStore afterReads;
    private List<Choice> choices;
    private int next;

    private Frame(ModelStore state, Choice by) {
      this.state = state;
      this.by = by;
      this.afterReads = state;
    }
  }

  /** The furthest that the search came: what stood in its way there is the best hint at what is wrong. */
  record DeadEnd(ModelStore state, List<Entry> open, List<Replay.Step> before, Moment bound) {}

  Search(List<Entry> entries, Facts facts, Mentions mentions, LeaseTerms terms, Moment end, int budget) {
    this.required = entries.stream().filter(entry -> entry.kind() != Entry.Kind.OPTIONAL).toList();
    this.optional = entries.stream().filter(entry -> entry.kind() == Entry.Kind.OPTIONAL).toList();
    this.facts = facts;
    this.mentions = mentions;
    this.terms = terms;
    this.end = end;
    this.budget = budget;
    for (Entry entry : required) {
      if (entry.kind() == Entry.Kind.WRITE) writes.add(entry.revision());
    }
  }

  /** How it ended. */
  enum End { FOUND, IMPOSSIBLE, GIVEN_UP }

  End run() {
    stack.push(new Frame(ModelStore.EMPTY, null));
    for (int steps = 0; !stack.isEmpty(); steps++) {
      if (steps > budget) return End.GIVEN_UP;
      Frame frame = stack.peek();
      if (frame.choices == null) {
        placeReads(frame);
        if (placedRequired == required.size() && frame.afterReads.revision() >= facts.highest()) return End.FOUND;
        frame.choices = choices(frame.afterReads);
        remember(frame);
      }
      if (frame.next == frame.choices.size()) back();
      else forward(frame.choices.get(frame.next++), frame.choices.size() > 1);
    }
    return End.IMPOSSIBLE;
  }

  private void forward(Choice choice, boolean oneOfMany) {
    if (choice.entry != null) place(choice.entry);
    if (oneOfMany && !seen.add(new Configuration((BitSet) placed.clone(), choice.next.content()))) {
      if (choice.entry != null) lift(choice.entry);
      return;
    }
    stack.push(new Frame(choice.next, choice));
  }

  private void back() {
    Frame frame = stack.pop();
    frame.reads.forEach(this::lift);
    if (frame.by != null && frame.by.entry != null) lift(frame.by.entry);
  }

  private void place(Entry entry) {
    placed.set(entry.index());
    if (entry.kind() != Entry.Kind.OPTIONAL) placedRequired++;
  }

  private void lift(Entry entry) {
    placed.clear(entry.index());
    if (entry.kind() != Entry.Kind.OPTIONAL) placedRequired--;
  }

  // --- what time allows ---

  /** The required operations that may be next: those that began before any other open one had ended. */
  private List<Entry> open() {
    List<Entry> open = new ArrayList<>();
    Moment bound = Moment.NEVER;
    for (int i = lowest(); i < required.size(); i++) {
      Operation operation = required.get(i).operation();
      if (!operation.began().before(bound)) break;
      if (placed.get(required.get(i).index())) continue;
      open.add(required.get(i));
      if (operation.latest().before(bound)) bound = operation.latest();
    }
    return open;
  }

  /** Required entries have the lowest indices, in order of their beginning. */
  private int lowest() {
    return placed.nextClearBit(0);
  }

  private Moment bound(List<Entry> open) {
    Moment bound = end;
    for (Entry entry : open) {
      if (entry.operation().latest().before(bound)) bound = entry.operation().latest();
    }
    return bound;
  }

  // --- reads ---

  private void placeReads(Frame frame) {
    boolean more = true;
    while (more) {
      more = false;
      for (Entry entry : open()) {
        if (entry.kind() != Entry.Kind.READ || entry.revision() > 0 && entry.revision() != frame.afterReads.revision()) continue;
        Trial trial = Trial.of(entry.operation(), frame.afterReads, terms);
        if (!trial.agrees()) continue;
        place(entry);
        frame.reads.add(entry);
        frame.afterReads = trial.next();
        more = true;
      }
    }
  }

  // --- choices ---

  private List<Choice> choices(ModelStore state) {
    List<Entry> open = open();
    List<Choice> choices = new ArrayList<>();
    if (open.stream().anyMatch(entry -> isTooLate(entry, state))) return choices;
    long next = state.revision() + 1;
    for (Entry entry : open) {
      if (entry.kind() == Entry.Kind.WRITE && entry.revision() == next) addIfRight(choices, entry, state);
    }
    Moment bound = bound(open);
    boolean gap = !writes.contains(next);
    Demands demands = new Demands(open, state, facts);
    List<Entry> changes = open.stream().filter(entry -> entry.kind() == Entry.Kind.CHANGE).toList();
    for (Entry change : changes) {
      if (isDue(change, bound, demands)) addIfRight(choices, change, state);
    }
    addOptional(choices, state, bound, gap, demands);
    addExpiries(choices, state, bound, gap, demands);
    for (Entry change : changes) {
      if (!isDue(change, bound, demands)) addIfRight(choices, change, state);
    }
    return choices;
  }

  /** What somebody waits for, or time, comes first; the rest is better left for later. */
  private static boolean isDue(Entry change, Moment bound, Demands demands) {
    if (change.operation().latest().equals(bound)) return true;
    return switch (change.operation().request()) {
      case Request.GrantLease grant -> demands.leasePresent(grant.id());
      case Request.RevokeLease revoke -> demands.leaseGone(revoke.id());
      case Request.Compact compact -> demands.compaction(compact.revision());
      case Request.KeepLeaseAlive keep -> false;
      case Request.ReadLease read -> false;
      case Request.ListLeases list -> false;
      case Request.Read read -> false;
      case Request.ReadRevision revision -> false;
      case Request.Transact transact -> false;
    };
  }

  private static boolean isTooLate(Entry entry, ModelStore state) {
    if (entry.revision() == 0) return false;
    return entry.revision() < state.revision() || entry.kind() == Entry.Kind.WRITE && entry.revision() == state.revision();
  }

  private void addIfRight(List<Choice> choices, Entry entry, ModelStore state) {
    Trial trial = Trial.of(entry.operation(), state, terms);
    if (!trial.agrees() || !isAllowed(trial.next(), state)) return;
    if (entry.kind() == Entry.Kind.CHANGE && trial.next().revision() > state.revision() && writes.contains(trial.next().revision())) return;
    choices.add(new Choice(entry, 0, trial.next()));
  }

  private boolean isAllowed(ModelStore next, ModelStore state) {
    return next.revision() == state.revision() || facts.allow(next.revision(), next.events());
  }

  private void addOptional(List<Choice> choices, ModelStore state, Moment bound, boolean gap, Demands demands) {
    for (Entry entry : optional) {
      if (!entry.operation().began().before(bound)) break;
      if (placed.get(entry.index()) || !isWorthTrying(entry.operation(), state, gap, demands)) continue;
      ModelStore next = Trial.of(entry.operation(), state, terms).next();
      boolean makesRevision = next.revision() > state.revision();
      if (next == state || makesRevision && (!gap || !isAllowed(next, state))) continue;
      if (makesRevision && facts.knownBy(next.revision()).before(entry.operation().began())) continue;
      choices.add(new Choice(entry, 0, next));
    }
  }

  /** Only a lease tells of its keys without naming a revision; all else that nobody saw need not have happened. */
  private static boolean touchesLease(Request request) {
    boolean[] found = {request instanceof Request.RevokeLease};
    Asked.forEachPut(request, put -> found[0] |= put.lease() != 0);
    return found[0];
  }

  private boolean isWorthTrying(Operation operation, ModelStore state, boolean gap, Demands demands) {
    return switch (operation.request()) {
      case Request.Transact transact -> gap && mentions.mayHaveMade(operation, state.revision() + 1);
      case Request.Compact compact -> demands.compaction(compact.revision());
      case Request.GrantLease grant -> demands.leasePresent(grant.id());
      case Request.RevokeLease revoke -> gap || demands.leaseGone(revoke.id());
      case Request.Read read -> false;
      case Request.ReadRevision revision -> false;
      case Request.KeepLeaseAlive keep -> false;
      case Request.ReadLease read -> false;
      case Request.ListLeases list -> false;
    };
  }

  private void addExpiries(List<Choice> choices, ModelStore state, Moment bound, boolean gap, Demands demands) {
    for (ModelLease lease : state.leases().values()) {
      if (terms.promisedUntil(lease) > bound.nanos()) continue;
      ModelStore next = state.end(lease.id()).next();
      boolean makesRevision = next.revision() > state.revision();
      if (makesRevision && (!gap || !isAllowed(next, state))) continue;
      if (next.revision() > facts.highest() && !demands.leaseGone(lease.id())) continue;
      if (makesRevision && terms.promisedUntil(lease) > facts.knownBy(next.revision()).nanos()) continue;
      if (makesRevision || demands.leaseGone(lease.id())) choices.add(new Choice(null, lease.id(), next));
    }
  }

  // --- what is told of the search ---

  private void remember(Frame frame) {
    if (placedRequired < deepestPlaced) return;
    if (deepest != null && placedRequired == deepestPlaced && frame.afterReads.revision() <= deepest.state.revision()) return;
    deepestPlaced = placedRequired;
    List<Entry> open = open();
    deepest = new DeadEnd(frame.afterReads, open, trail(12), bound(open));
  }

  DeadEnd deepest() {
    return deepest;
  }

  Replay found() {
    return new Replay(trail(Integer.MAX_VALUE));
  }

  /** The last steps of the present path, in order. */
  private List<Replay.Step> trail(int most) {
    List<Replay.Step> steps = new ArrayList<>();
    for (Frame frame : stack) {
      if (steps.size() >= most) break;
      for (Entry read : frame.reads.reversed()) steps.addFirst(new Replay.Step(read.operation(), 0, frame.state));
      if (frame.by != null) {
        steps.addFirst(new Replay.Step(frame.by.entry == null ? null : frame.by.entry.operation(), frame.by.lease, frame.state));
      }
    }
    return steps;
  }
}
