package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.Outcome;
import io.hexareme.adapters.simulation.history.RecordedWatch;
import io.hexareme.adapters.simulation.history.Request;
import io.hexareme.adapters.simulation.history.model.KeySpan;
import io.hexareme.adapters.simulation.history.model.ModelLease;
import io.hexareme.adapters.simulation.history.model.ModelStore;
import io.hexareme.adapters.simulation.history.model.Step;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.Txn;
import io.hexareme.ports.store.WatchRequest;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A correct store with many clients at once, some of whom never get their answer: its histories are right by construction. */
final class RandomStore {
  private static final int KEYS = 6;

  private final Random random;
  private final double lost;
  private long nanos;
  private final History history = new History(() -> nanos);
  private final List<Call> calls = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<Long> leases = new ArrayList<>();
  private ModelStore state = ModelStore.EMPTY;
  private int values;

  private static final class Call {
    private final int number;
    private final Request request;
    private final boolean answered;
    private final long asked;
    private Outcome outcome;

    private Call(int number, Request request, boolean answered, long asked) {
      this.number = number;
      this.request = request;
      this.answered = answered;
      this.asked = asked;
    }
  }

  private static final class Listener {
    private final RecordedWatch watch;
    private long next;

    private Listener(RecordedWatch watch, long next) {
      this.watch = watch;
      this.next = next;
    }
  }

  RandomStore(long seed, double lost) {
    this.random = new Random(seed);
    this.lost = lost;
  }

  History run(int operations) {
    for (int begun = 0; begun < operations; ) {
      nanos += random.nextInt(200_000_000);
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> {
          begin();
          begun++;
        }
        case 3, 4, 5 -> perform();
        case 6, 7, 8 -> answer();
        default -> aside();
      }
    }
    while (calls.stream().anyMatch(call -> call.answered)) {
      perform();
      answer();
    }
    listeners.forEach(this::tell);
    history.settle();
    return history;
  }

  private void begin() {
    if (calls.size() > 12) return;
    Request request = request();
    boolean answered = random.nextDouble() >= lost;
    int number = history.begin("c" + calls.size(), "m1", request);
    calls.add(new Call(number, request, answered, nanos));
    if (!answered) history.complete(number, new Outcome.Unknown("timed out"));
  }

  private Request request() {
    return switch (random.nextInt(14)) {
      case 0, 1, 2 -> new Request.Transact(new Txn(List.of(), List.of(put(key())), List.of()));
      case 3 -> new Request.Transact(new Txn(List.of(), List.of(put(Bytes.utf8("k1")), put(Bytes.utf8("k4"))), List.of()));
      case 4, 5 -> {
        Bytes key = key();
        var pair = state.pairs().get(key);
        yield new Request.Transact(Txn.putIf(key, pair == null ? 0 : pair.modRevision(), value()));
      }
      case 6 -> new Request.Transact(new Txn(List.of(), List.of(new Txn.Op.Delete(Bytes.utf8("k2"), Bytes.utf8("k5"))), List.of()));
      case 7 -> new Request.Transact(new Txn(List.of(), List.of(new Txn.Op.Delete(key(), null)), List.of()));
      case 8 -> new Request.Read(new RangeRequest(Bytes.utf8("k"), Bytes.EMPTY, 0, 0, false, false, random.nextBoolean()));
      case 9 -> new Request.Read(new RangeRequest(Bytes.utf8("k"), Bytes.EMPTY, 1 + random.nextInt((int) state.revision() + 1), 3, random.nextBoolean(), false));
      case 10 -> random.nextInt(4) > 0 ? new Request.ReadRevision() : new Request.ListLeases();
      case 11 -> random.nextInt(4) > 0 ? new Request.ReadLease(lease()) : new Request.Compact(1 + random.nextInt((int) state.revision()));
      case 12 -> new Request.GrantLease(1 + leases.size(), 1 + random.nextInt(5));
      default -> random.nextBoolean() ? new Request.KeepLeaseAlive(lease()) : new Request.RevokeLease(lease());
    };
  }

  private Txn.Op put(Bytes key) {
    return new Txn.Op.Put(key, value(), random.nextInt(4) == 0 ? lease() : 0);
  }

  private Bytes key() {
    return Bytes.utf8("k" + random.nextInt(KEYS));
  }

  private Bytes value() {
    return Bytes.utf8("v" + values++);
  }

  private long lease() {
    return leases.isEmpty() ? 0 : leases.get(random.nextInt(leases.size()));
  }

  private void perform() {
    List<Call> open = calls.stream().filter(call -> call.outcome == null).toList();
    if (open.isEmpty()) return;
    Call call = open.get(random.nextInt(open.size()));
    if (!call.answered && random.nextBoolean()) {
      calls.remove(call);
      return;
    }
    call.outcome = perform(call);
    if (!call.answered) calls.remove(call);
  }

  private Outcome perform(Call call) {
    return switch (call.request) {
      case Request.Read(RangeRequest range) -> new Outcome.Ranged(stale(range).range(range));
      case Request.ReadRevision revision -> new Outcome.Newest(state.revision());
      case Request.Transact(Txn txn) -> step(state.txn(txn), Outcome.Transacted::new);
      case Request.Compact(long revision) -> step(state.compact(revision), Outcome.Compacted::new);
      case Request.GrantLease(long id, long ttl) -> {
        leases.add(id);
        yield step(state.grant(id, ttl, nanos), Outcome.Leased::new);
      }
      case Request.RevokeLease(long id) -> step(state.end(id), Outcome.Leased::new);
      case Request.KeepLeaseAlive(long id) -> step(state.keepAlive(id, nanos), Outcome.Leased::new);
      case Request.ReadLease(long id) -> new Outcome.Leased(state.lease(id));
      case Request.ListLeases() -> new Outcome.LeaseIds(List.copyOf(state.leases().keySet()));
    };
  }

  private ModelStore stale(RangeRequest range) {
    return range.serializable() && range.revision() == 0 ? state.at(1 + random.nextInt((int) state.revision())) : state;
  }

  private <R> Outcome step(Step<R> step, Function<R, Outcome> outcome) {
    state = step.next();
    return outcome.apply(step.result());
  }

  private void answer() {
    List<Call> done = calls.stream().filter(call -> call.answered && call.outcome != null).toList();
    if (done.isEmpty()) return;
    Call call = done.get(random.nextInt(done.size()));
    calls.remove(call);
    history.complete(call.number, call.outcome);
  }

  private void aside() {
    switch (random.nextInt(3)) {
      case 0 -> expire();
      case 1 -> open();
      default -> {
        if (!listeners.isEmpty()) tell(listeners.get(random.nextInt(listeners.size())));
      }
    }
  }

  private void expire() {
    for (ModelLease lease : List.copyOf(state.leases().values())) {
      if (lease.sinceNanos() + lease.ttlSeconds() * 1_000_000_000L <= nanos && random.nextBoolean()) state = state.end(lease.id()).next();
    }
  }

  private void open() {
    if (listeners.size() > 5) return;
    long start = random.nextBoolean() ? 0 : Math.max(1, state.revision() - random.nextInt(5));
    if (start > 0 && start <= state.compacted()) return;
    boolean all = random.nextBoolean();
    WatchRequest request = new WatchRequest(Bytes.utf8(all ? "k" : "k3"), all ? Bytes.EMPTY : null, start);
    RecordedWatch watch = history.openWatch("w", "m1", request);
    listeners.add(new Listener(watch, start == 0 ? state.revision() + 1 : start));
  }

  private void tell(Listener listener) {
    long upTo = state.revision();
    if (upTo < listener.next) return;
    KeySpan span = new KeySpan(listener.watch.request().key(), listener.watch.request().end());
    List<StoreEvent> events = new ArrayList<>();
    for (long revision = Math.max(2, listener.next); revision <= upTo; revision++) {
      state.at(revision).events().stream().filter(event -> span.contains(Facts.key(event))).forEach(events::add);
    }
    listener.next = upTo + 1;
    if (!events.isEmpty()) history.heardEvents(listener.watch, events, events.getLast().revision());
    if (random.nextBoolean()) history.heardProgress(listener.watch, upTo);
  }
}
