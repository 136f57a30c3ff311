package io.hexareme.adapters.assembly.faults;

import io.hexareme.adapters.simulation.DiskConditions;
import io.hexareme.adapters.simulation.LinkConditions;
import java.time.Duration;

/**
 * What a scenario runs on.
 *
 * @param members who found the group; {@code spare} are machines that stand ready to join
 * @param clients how many work on it at once; {@code watchers} follow it
 * @param think between a client's operations, in the mean
 * @param patience after which a client stops waiting for an answer
 * @param span how long clients work
 * @param snapshotEntries after how many entries a member takes a snapshot; {@code keptEntries} stay for slow followers
 * @param inflight the most appends, and {@code inflightBytes} the most payload, under way to one follower
 */
public record Settings(int members, int spare, int clients, int watchers, Mix mix, Duration think, Duration patience, Duration span,
    LinkConditions links, DiskConditions disks, long snapshotEntries, long keptEntries, int inflight, long inflightBytes) {

  /** Three members, on a good network and good disks. */
  public static final Settings THREE = new Settings(3, 0, 4, 3, Mix.ALL, Duration.ofMillis(20), Duration.ofMillis(700), Duration.ofSeconds(6),
      LinkConditions.LAN, DiskConditions.SSD, 200, 50, 256, 16L << 20);

  public static final Settings FIVE = THREE.of(5);

  public static final Settings ONE = THREE.of(1);

  Settings of(int count) {
    return new Settings(
        count, spare, clients, watchers, mix, think, patience, span, links, disks, snapshotEntries, keptEntries, inflight, inflightBytes);
  }

  Settings spare(int count) {
    return new Settings(
        members, count, clients, watchers, mix, think, patience, span, links, disks, snapshotEntries, keptEntries, inflight, inflightBytes);
  }

  Settings clients(int count, Duration newThink) {
    return new Settings(
        members, spare, count, watchers, mix, newThink, patience, span, links, disks, snapshotEntries, keptEntries, inflight, inflightBytes);
  }

  Settings watchers(int count) {
    return new Settings(
        members, spare, clients, count, mix, think, patience, span, links, disks, snapshotEntries, keptEntries, inflight, inflightBytes);
  }

  Settings with(Mix newMix) {
    return new Settings(
        members, spare, clients, watchers, newMix, think, patience, span, links, disks, snapshotEntries, keptEntries, inflight, inflightBytes);
  }

  Settings lasting(Duration newSpan) {
    return new Settings(
        members, spare, clients, watchers, mix, think, patience, newSpan, links, disks, snapshotEntries, keptEntries, inflight, inflightBytes);
  }

  Settings on(LinkConditions newLinks) {
    return new Settings(
        members, spare, clients, watchers, mix, think, patience, span, newLinks, disks, snapshotEntries, keptEntries, inflight, inflightBytes);
  }

  Settings disks(DiskConditions newDisks) {
    return new Settings(
        members, spare, clients, watchers, mix, think, patience, span, links, newDisks, snapshotEntries, keptEntries, inflight, inflightBytes);
  }

  Settings snapshots(long every, long kept) {
    return new Settings(members, spare, clients, watchers, mix, think, patience, span, links, disks, every, kept, inflight, inflightBytes);
  }

  Settings clipped(int appends, long bytes) {
    return new Settings(
        members, spare, clients, watchers, mix, think, patience, span, links, disks, snapshotEntries, keptEntries, appends, bytes);
  }
}
