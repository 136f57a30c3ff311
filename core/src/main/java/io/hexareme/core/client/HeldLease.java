package io.hexareme.core.client;

import io.hexareme.core.machinery.Meta;
import io.hexareme.core.machinery.Resource;
import io.hexareme.core.machinery.Timestamps;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;

/** The Lease of an election as one candidate has last seen it, and as it would write it. */
final class HeldLease {
  static final String NAMESPACE = "kube-system";

  private final String name;
  private final String identity;
  private final Duration duration;
  private final Clock clock;
  private Obj seen = Obj.EMPTY;
  private Obj lastSpec = Obj.EMPTY;
  private long changed;

  HeldLease(String name, String identity, Duration duration, Clock clock) {
    this.name = name;
    this.identity = identity;
    this.duration = duration;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  String identity() {
    return identity;
  }

  /** What was last seen. */
  Obj lease() {
    return seen;
  }

  /** What counts is when it was seen to change, not what it says of its times. */
  void observe(Obj lease, long now) {
    Obj spec = lease.at("spec").asObj();
    if (!spec.equals(lastSpec)) {
      lastSpec = spec;
      changed = now;
    }
    seen = lease.has("kind") ? lease : lease.with("kind", "Lease").with("apiVersion", Resource.LEASES.apiVersion());
  }

  /** Somebody may have written it: it is to be read again before it is written. */
  void forget() {
    seen = Obj.EMPTY;
  }

  boolean isKnown() {
    return !seen.isEmpty();
  }

  boolean isMine() {
    return lastSpec.text("holderIdentity").equals(identity);
  }

  /** Whether nobody holds it, or its holder has not been seen to renew it for as long as the holder has it. */
  boolean isFree(long now) {
    long held = Duration.ofSeconds(lastSpec.at("leaseDurationSeconds").asLong(duration.toSeconds())).toNanos();
    return lastSpec.text("holderIdentity").isEmpty() || now - changed >= held;
  }

  /** One that has never been there. */
  Obj fresh() {
    return Value.obj("kind", "Lease", "apiVersion", Resource.LEASES.apiVersion(), "metadata", Value.obj("name", name, "namespace", NAMESPACE),
        "spec", spec(Obj.EMPTY, 0, true));
  }

  /** The one last seen, taken over or renewed. */
  Obj mine() {
    Obj spec = seen.at("spec").asObj();
    boolean taken = !spec.text("holderIdentity").equals(identity);
    return seen.with("spec", spec(spec, spec.at("leaseTransitions").asLong(0) + (taken ? 1 : 0), taken));
  }

  /** The one last seen, free for anybody. */
  Obj released() {
    return seen.with("spec", seen.at("spec").asObj().with("holderIdentity", "").with("leaseDurationSeconds", 1)
        .with("renewTime", Timestamps.micros(clock.now())));
  }

  private Obj spec(Obj before, long transitions, boolean taken) {
    String now = Timestamps.micros(clock.now());
    return before.with("holderIdentity", identity)
        .with("leaseDurationSeconds", duration.toSeconds())
        .with("acquireTime", taken ? Value.of(now) : before.at("acquireTime"))
        .with("renewTime", now)
        .with("leaseTransitions", transitions);
  }

  @Override
  public String toString() {
    return Meta.subject(seen);
  }
}
