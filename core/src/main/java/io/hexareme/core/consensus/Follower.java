package io.hexareme.core.consensus;

import io.hexareme.core.consensus.progress.Inflights;
import io.hexareme.core.consensus.progress.Progress;

/** Another member, as its leader sees it in this term. */
final class Follower {
  final String id;
  final Progress progress;

  /** Heard from since the quorum was last checked. */
  boolean active = true;

  /** The last heartbeat round that it answered. */
  long round;

  /** The highest commit index that was sent to it. */
  long sentCommit;

  /** The recovery that it last spoke of, 0 for none; {@code recoveryTarget} what it must have to be whole again. */
  long recovery;

  long recoveryTarget;
  boolean recovered;

  /** While it gets a snapshot. */
  SnapshotTransfer transfer;

  Follower(String id, long next, RaftConfig config) {
    this.id = id;
    this.progress = new Progress(next, new Inflights(config.maxInflightAppends(), config.maxInflightBytes()));
  }

  /** Whether what it says counts towards a majority. */
  boolean counts() {
    return recovery == 0 || recovered;
  }
}
