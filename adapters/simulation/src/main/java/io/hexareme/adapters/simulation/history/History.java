package io.hexareme.adapters.simulation.history;

import io.hexareme.ports.store.StoreEvent;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.WatchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What happened between clients and a store, as the clients saw it, and what members showed of themselves. Grows while a run goes on;
 * read when it is over. Lives on one thread.
 */
public final class History {
  private final LongSupplier nanos;
  private final List<Operation> operations = new ArrayList<>();
  private final List<RecordedWatch> watches = new ArrayList<>();
  private final List<MemberSighting> sightings = new ArrayList<>();
  private final Map<String, StoreImage> contents = new TreeMap<>();
  private long order;
  private Moment settled = Moment.NEVER;

  /** @param nanos virtual time since the beginning of the run */
  public History(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Notes the beginning of an operation and gives its number. Until it is completed its outcome is unknown. */
  public int begin(String client, String member, Request request) {
    int number = operations.size();
    operations.add(new Operation(
        number, client, member, request, now(), Moment.NEVER, new Outcome.Unknown("no answer until the end")));
    return number;
  }

  /** Notes what the client heard. What comes after a first outcome (the answer after the time-out) is not heard by anybody. */
  public void complete(int number, Outcome outcome) {
    Operation begun = operations.get(number);
    if (begun.ended() != Moment.NEVER) return;
    operations.set(number, new Operation(
        number, begun.client(), begun.member(), begun.request(), begun.began(), now(), outcome));
  }

  public RecordedWatch openWatch(String client, String member, WatchRequest request) {
    RecordedWatch watch = new RecordedWatch(watches.size(), client, member, request, now());
    watches.add(watch);
    return watch;
  }

  public void heardEvents(RecordedWatch watch, List<StoreEvent> events, long revision) {
    if (!watch.isLost()) watch.heard(new Delivery.Events(now(), events, revision));
  }

  public void heardProgress(RecordedWatch watch, long revision) {
    if (!watch.isLost()) watch.heard(new Delivery.Progress(now(), revision));
  }

  public void heardCompacted(RecordedWatch watch, long compactRevision) {
    if (!watch.isLost()) watch.heard(new Delivery.Compacted(now(), compactRevision));
  }

  public void heardClosed(RecordedWatch watch, String reason) {
    if (!watch.isLost()) watch.heard(new Delivery.Closed(now(), reason));
  }

  /** Notes that the client cancelled the watch: nothing may be heard of it any more. */
  public void ended(RecordedWatch watch) {
    watch.end(now());
  }

  /** Notes that the member is gone with all that waited for it: nobody hears what it may still say in its last turn. */
  public void crashed(String member) {
    watches.stream().filter(watch -> watch.member().equals(member)).forEach(watch -> watch.lose(now()));
    for (Operation operation : List.copyOf(operations)) {
      if (operation.member().equals(member)) complete(operation.number(), new Outcome.Unknown("the member crashed"));
    }
  }

  /** Notes what a member says of itself. */
  public void saw(String member, int life, long term, String leader, long revision, long applied) {
    sightings.add(new MemberSighting(now(), member, life, term, leader, revision, applied));
  }

  /** Notes a member's content at the end. */
  public void holds(String member, StoreImage content) {
    contents.put(member, content);
  }

  /** Members' contents at the end, by member. */
  public Map<String, StoreImage> contents() {
    return contents;
  }

  /** Notes that all faults are over and all had time to catch up: open watches must have heard everything by now. */
  public void settle() {
    settled = now();
  }

  /** When the store had come to rest; {@link Moment#NEVER} when nobody waited for that. */
  public Moment settled() {
    return settled;
  }

  /** In the order in which they began; one without an answer has an unknown outcome. */
  public List<Operation> operations() {
    return operations;
  }

  public List<RecordedWatch> watches() {
    return watches;
  }

  public List<MemberSighting> sightings() {
    return sightings;
  }

  /** A moment later than all before. */
  public Moment now() {
    return new Moment(order++, nanos.getAsLong());
  }
}
