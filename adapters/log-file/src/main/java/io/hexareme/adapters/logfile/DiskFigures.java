package io.hexareme.adapters.logfile;

import io.hexareme.ports.metrics.Metrics;
import java.util.ArrayList;
import java.util.List;

/** What is measured of the disk, under etcd's names and in its buckets, so that dashboards made for it serve. */
final class DiskFigures {
  private static final double NANOS = 1e9;
  private final FsyncLatency latency = new FsyncLatency();
  private final Metrics.Histogram snapshotFsync;
  private final Metrics.Histogram snapshotSave;

  DiskFigures(Metrics metrics) {
    snapshotFsync = metrics.histogram(
        "etcd_snap_fsync_duration_seconds", "The time it takes to sync a snapshot.", buckets(), List.of());
    snapshotSave = metrics.histogram(
        "etcd_debugging_snap_save_total_duration_seconds", "The time it takes to save a snapshot.", buckets(), List.of());
  }

  /** etcd's: doubled from a millisecond on, fourteen of them. */
  static List<Double> buckets() {
    List<Double> bounds = new ArrayList<>();
    for (int i = 0; i < 14; i++) bounds.add((1 << i) / 1000.0);
    return bounds;
  }

  FsyncLatency latency() {
    return latency;
  }

  void synced(long nanos) {
    latency.add(nanos);
  }

  void snapshotSynced(long nanos) {
    snapshotFsync.observe(nanos / NANOS);
  }

  void snapshotSaved(long nanos) {
    snapshotSave.observe(nanos / NANOS);
  }
}
