package io.hexareme.core.store;

import io.hexareme.ports.time.Loop;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * When each lease runs out by this member's clock. Only a judgment: that a lease has ended is decided by the command which {@code
 * expired} proposes, and only the leader's judgment counts. After a restart, and on a new leader, every lease has its full time again, so
 * none ends early.
 */
final class LeaseDeadlines {
  private static final long SECOND = 1_000_000_000L;
  private static final Comparator<Deadline> ORDER =
      Comparator.comparingLong(Deadline::nanos).thenComparingLong(Deadline::id);

  private final Loop loop;
  private final LongConsumer expired;
  private final Map<Long, Deadline> byId = new LinkedHashMap<>();
  private final TreeSet<Deadline> byTime = new TreeSet<>(ORDER);
  private Loop.Timer timer;
  private long timerNanos;

  private record Deadline(long nanos, long id) {}

  LeaseDeadlines(Loop loop, LongConsumer expired) {
    this.loop = loop;
    this.expired = expired;
  }

  /** Gives the lease its time from now on. */
  void start(long id, long ttlSeconds) {
    forget(id);
    Deadline deadline = new Deadline(loop.nanos() + ttlSeconds * SECOND, id);
    byId.put(id, deadline);
    byTime.add(deadline);
    arm();
  }

  /** It has run out, but nobody could be told: again, a little later. */
  void retry(long id) {
    if (byId.containsKey(id)) start(id, 1);
  }

  void forgetAll() {
    byId.clear();
    byTime.clear();
  }

  void forget(long id) {
    Deadline old = byId.remove(id);
    if (old != null) byTime.remove(old);
  }

  /** Whole seconds left, rounded down as etcd does; 0 in the last second, and when it has run out. */
  long remainingSeconds(long id) {
    Deadline deadline = byId.get(id);
    return deadline == null ? 0 : Math.max(0, Math.floorDiv(deadline.nanos - loop.nanos(), SECOND));
  }

  void close() {
    if (timer != null) timer.cancel();
    timer = null;
    byId.clear();
    byTime.clear();
  }

  /** One timer, for the earliest deadline; one that comes too early because its lease was renewed just sets the next. */
  private void arm() {
    if (byTime.isEmpty()) return;
    long earliest = byTime.first().nanos;
    if (timer != null && timerNanos <= earliest) return;
    if (timer != null) timer.cancel();
    timerNanos = earliest;
    timer = loop.after(Duration.ofNanos(earliest - loop.nanos()), this::expireDue);
  }

  private void expireDue() {
    timer = null;
    while (!byTime.isEmpty() && byTime.first().nanos <= loop.nanos()) {
      // Stays known by id, as run out, until the command that ends it is applied.
      expired.accept(byTime.pollFirst().id);
    }
    arm();
  }
}
