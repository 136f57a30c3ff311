package io.hexareme.adapters.logfile;

import java.time.Duration;

/**
 * What tests vary.
 *
 * @param sync how content is brought to stable storage
 * @param idle after so long without work the segment is sealed ({@link Footer})
 */
record Settings(SegmentSizes sizes, Sync sync, Duration idle) {
  static final Settings DEFAULT = new Settings(SegmentSizes.DEFAULT, Sync.FSYNC, Duration.ofMillis(20));
}
