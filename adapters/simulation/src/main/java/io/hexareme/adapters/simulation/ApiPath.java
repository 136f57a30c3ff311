package io.hexareme.adapters.simulation;

import io.hexareme.ports.time.Randomness;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The connections between one client and one API server, and what is wrong with them. */
public final class ApiPath {
  private final EventQueue queue;
  private final SimulatedLoop faults;
  private final Randomness random;
  private final Way there = new Way();
  private final Way back = new Way();
  private final Set<ApiExchange> open = new LinkedHashSet<>();
  private long shortest;
  private long longest;
  private boolean broken;
  private int cuts;

  ApiPath(EventQueue queue, SimulatedLoop faults, Randomness random, Duration shortest, Duration longest) {
    this.queue = queue;
    this.faults = faults;
    this.random = random;
    latency(shortest, longest);
  }

  /** From now on a message takes from {@code least} to {@code most}, drawn for each; none overtakes another. */
  public void latency(Duration least, Duration most) {
    if (least.isNegative() || most.compareTo(least) < 0) throw new IllegalArgumentException("not a delay: " + least + " to " + most);
    shortest = least.toNanos();
    longest = most.toNanos();
  }

  /** Nothing comes through either way; a cut shorter than {@link ApiWire#PATIENCE} only delays, after that connections have broken. */
  public void cut(boolean on) {
    cut(on, on);
  }

  /** The same one way only. */
  public void cut(boolean requests, boolean answers) {
    there.cut = requests;
    back.cut = answers;
    int cut = ++cuts;
    if (requests || answers) {
      faults.post(ApiWire.PATIENCE.toNanos(), EventKind.FAULT, () -> {
        if (cuts != cut) return;
        broken = true;
        breakOff();
      });
    } else {
      broken = false;
    }
    there.flow();
    back.flow();
  }

  /** Everything waits until it is over; nothing breaks. */
  public void clog(boolean on) {
    there.clogged = on;
    back.clogged = on;
    there.flow();
    back.flow();
  }

  /** The connections break in mid-stream; new ones can be had at once. */
  public void reset() {
    breakOff();
  }

  /** Whether the client knows that nothing comes through. */
  boolean isBroken() {
    return broken;
  }

  void breakOff() {
    there.held.clear();
    back.held.clear();
    List.copyOf(open).forEach(ApiExchange::broken);
  }

  void clientEnded(SimulatedLoop client) {
    List.copyOf(open).stream().filter(exchange -> exchange.isOf(client)).forEach(ApiExchange::abandoned);
  }

  void opened(ApiExchange exchange) {
    open.add(exchange);
  }

  void closed(ApiExchange exchange) {
    open.remove(exchange);
  }

  Way there() {
    return there;
  }

  Way back() {
    return back;
  }

  private record Held(SimulatedLoop to, Runnable arrival) {}

  /** One direction: first sent, first there. */
  final class Way {
    private final Deque<Held> held = new ArrayDeque<>();
    private boolean cut;
    private boolean clogged;
    private long last;
    private int era;

    void send(SimulatedLoop to, Runnable arrival) {
      if (cut || clogged) {
        held.add(new Held(to, arrival));
      } else {
        deliver(to, arrival);
      }
    }

    private void flow() {
      while (!cut && !clogged && !held.isEmpty()) {
        Held next = held.poll();
        deliver(next.to(), next.arrival());
      }
    }

    private void deliver(SimulatedLoop to, Runnable arrival) {
      long takes = longest == 0 ? 0 : Draw.nanos(random, Duration.ofNanos(shortest), Duration.ofNanos(longest));
      last = era == queue.era() ? Math.max(last, queue.now() + takes) : queue.now() + takes;
      era = queue.era();
      to.post(last - queue.now(), EventKind.MESSAGE, arrival);
    }
  }
}
