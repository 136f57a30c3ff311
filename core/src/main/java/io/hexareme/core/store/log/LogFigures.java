package io.hexareme.core.store.log;

import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.metrics.Metrics.Counter;
import io.hexareme.ports.metrics.Metrics.Histogram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the log measures of itself: under etcd's names for {@link Metrics}, and lately, for {@link LogHealth}. Lives on the log's loop. Other threads
 * read the gauges' three fields, each of one word, so what they see may be a moment old but never torn.
 */
final class LogFigures {
  private static final double SECOND = 1e9;
  private static final double SLOW_APPLY_NANOS = 100e6; // etcd's bound for its own counter of this name

  private final Metrics metrics;
  private final Histogram fsync;
  private final Counter leaderChanges;
  private final Counter committed;
  private final Counter applied;
  private final Counter failed;
  private final Counter slowApplies;
  private final Counter badFrames;
  private final RecentTimes appends = new RecentTimes();
  private final TreeMap<String, RecentTimes> roundTrips = new TreeMap<>();
  private final TreeMap<String, Histogram> roundTripHistograms = new TreeMap<>();
  private boolean appending;
  private long appendSince;
  private boolean hasLeader;
  private boolean leads;
  private int pending;

  LogFigures(Metrics metrics) {
    this.metrics = metrics;
    fsync = metrics.histogram("etcd_disk_wal_fsync_duration_seconds",
        "The latency distributions of writes to the log, fsync included.", doubling(0.001, 14), List.of());
    leaderChanges = counter("etcd_server_leader_changes_seen_total", "The number of leader changes seen.");
    committed = counter("etcd_server_proposals_committed_total", "The number of consensus proposals committed.");
    applied = counter("etcd_server_proposals_applied_total", "The number of consensus proposals applied.");
    failed = counter("etcd_server_proposals_failed_total", "The number of proposals that failed.");
    slowApplies = counter("etcd_server_slow_apply_total", "The number of slow applies (over 100 ms).");
    badFrames = counter("hexareme_store_bad_frames_total", "Messages of other members that could not be read.");
    metrics.gauge("etcd_server_has_leader", "Whether a leader exists: 1 is existence, 0 is not.", List.of(), () -> hasLeader ? 1 : 0);
    metrics.gauge("etcd_server_is_leader", "Whether this member leads: 1 if it does, 0 otherwise.", List.of(), () -> leads ? 1 : 0);
    metrics.gauge("etcd_server_proposals_pending", "The current number of pending proposals.", List.of(), () -> pending);
  }

  private Counter counter(String name, String help) {
    return metrics.counter(name, help, List.of());
  }

  private static List<Double> doubling(double first, int count) {
    List<Double> bounds = new ArrayList<>();
    for (int i = 0; i < count; i++) bounds.add(first * (1 << i));
    return bounds;
  }

  void appendBegins(long now) {
    appending = true;
    appendSince = now;
  }

  void appendEnded(long since, long now) {
    if (!appending) return; // an installed snapshot is no append
    appending = false;
    appends.observe(now, now - since);
    fsync.observe((now - since) / SECOND);
  }

  /** The 99th percentile of what appends took lately; one under way counts with its age. */
  long appendNanos(long now) {
    return Math.max(appends.percentile99(now), appending ? now - appendSince : 0);
  }

  /** How long the append that is under way has taken so far; 0 when none is. */
  long appendAge(long now) {
    return appending ? now - appendSince : 0;
  }

  /** These are the other members now. */
  void peers(List<String> ids) {
    roundTrips.keySet().retainAll(ids);
  }

  void roundTrip(String peer, long now, long nanos) {
    roundTrips.computeIfAbsent(peer, unknown -> new RecentTimes()).observe(now, nanos);
    roundTripHistograms.computeIfAbsent(peer, unknown -> metrics.histogram("etcd_network_peer_round_trip_time_seconds",
        "Round-Trip-Time histogram between peers", doubling(0.0001, 16), List.of("To", peer))).observe(nanos / SECOND);
  }

  /** The same of the ways to other members and back, by their ids. */
  Map<String, Long> roundTripNanos(long now) {
    Map<String, Long> all = new TreeMap<>();
    roundTrips.forEach((peer, times) -> all.put(peer, times.percentile99(now)));
    return all;
  }

  void leadership(Leadership before, Leadership after) {
    hasLeader = after.hasLeader();
    leads = after.leading();
    if (after.hasLeader() && !after.leader().equals(before.leader())) leaderChanges.add(1);
  }

  void applied(int entries, long nanos) {
    committed.add(entries);
    applied.add(entries);
    if (nanos > SLOW_APPLY_NANOS) slowApplies.add(1);
  }

  void underWay(int proposals) {
    pending = proposals;
  }

  void failed() {
    failed.add(1);
  }

  void badFrame() {
    badFrames.add(1);
  }
}
