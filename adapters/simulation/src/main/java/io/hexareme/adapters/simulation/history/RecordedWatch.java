package io.hexareme.adapters.simulation.history;

import io.hexareme.ports.store.WatchRequest;
import java.util.ArrayList;
import java.util.List;

/** One watch: what was wanted and all that was heard. */
public final class RecordedWatch {
  private final int number;
  private final String client;
  private final String member;
  private final WatchRequest request;
  private final Moment opened;
  private final List<Delivery> deliveries = new ArrayList<>();
  private Moment ended = Moment.NEVER;
  private boolean lost;

  RecordedWatch(int number, String client, String member, WatchRequest request, Moment opened) {
    this.number = number;
    this.client = client;
    this.member = member;
    this.request = request;
    this.opened = opened;
  }

  public int number() {
    return number;
  }

  public String client() {
    return client;
  }

  public String member() {
    return member;
  }

  public WatchRequest request() {
    return request;
  }

  public Moment opened() {
    return opened;
  }

  /** In the order of their arrival. */
  public List<Delivery> deliveries() {
    return deliveries;
  }

  /** When its client cancelled it, or it went down with its member; {@link Moment#NEVER} if neither happened. */
  public Moment ended() {
    return ended;
  }

  void heard(Delivery delivery) {
    deliveries.add(delivery);
  }

  /** Whether it went down with its member. */
  public boolean isLost() {
    return lost;
  }

  void lose(Moment moment) {
    lost = true;
    end(moment);
  }

  void end(Moment moment) {
    if (moment.before(ended)) ended = moment;
  }
}
