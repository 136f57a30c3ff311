package io.hexareme.core.store;

import io.hexareme.core.store.group.MemberIds;
import io.hexareme.core.store.log.LogHealth;
import io.hexareme.ports.store.Maintenance.Alarm;
import io.hexareme.ports.store.Member;
import io.hexareme.ports.store.StoreHealth;
import java.util.ArrayList;
import java.util.List;

/** Names what is slow or wrong, with the member and the figure. To be asked on the store's loop. */
final class MemberHealth implements StoreHealth {
  private static final long MILLISECOND = 1_000_000L;

  private final StoreMember member;

  MemberHealth(StoreMember member) {
    this.member = member;
  }

  @Override
  public Report report() {
    LogHealth health = member.log.health();
    String self = name(MemberIds.name(member.id()));
    if (health.failure() != null) return new Report(State.FAILED, List.of("member " + self + " has stopped: " + health.failure().getMessage()));
    List<String> causes = new ArrayList<>();
    if (!health.hasLeader()) causes.add("member " + self + " knows no leader: no write is accepted");
    if (isSlow(health.appendNanos())) {
      causes.add("member " + self + ": fsync took " + time(health.appendNanos()) + " at the 99th percentile of the last 30 s (slow disk)");
    }
    health.roundTripNanos().forEach((peer, nanos) -> {
      if (isSlow(nanos)) {
        causes.add("member " + name(peer) + ": the way from " + self + " and back took " + time(nanos)
            + " at the 99th percentile of the last 30 s (slow network)");
      }
    });
    for (Alarm alarm : member.applied.group().alarms()) {
      causes.add("member " + name(MemberIds.name(alarm.member())) + ": alarm " + alarm.kind());
    }
    if (causes.isEmpty()) return Report.WELL;
    return new Report(health.hasLeader() ? State.SLOW : State.NO_LEADER, causes);
  }

  private boolean isSlow(long nanos) {
    return nanos > member.settings.slow().toNanos();
  }

  private String name(String id) {
    Member known = member.applied.group().member(MemberIds.id(id));
    return known == null || known.name().isEmpty() ? id : known.name();
  }

  /** {@code 1.2 s} or {@code 340 ms}. */
  private static String time(long nanos) {
    long milliseconds = nanos / MILLISECOND;
    return milliseconds < 1000 ? milliseconds + " ms" : milliseconds / 1000 + "." + milliseconds % 1000 / 100 + " s";
  }
}
