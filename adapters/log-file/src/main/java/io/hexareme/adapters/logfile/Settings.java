package io.hexareme.adapters.logfile;

import java.time.Duration;

/**
 * What tests vary.
 *
 * @param disk how content and names are brought to stable storage
 * @param idle after so long without work the segment is sealed ({@link Footer})
 */
record Settings(SegmentSizes sizes, Disk disk, Duration idle) {
  static final Settings DEFAULT = new Settings(SegmentSizes.DEFAULT, Disk.REAL, Duration.ofMillis(20));
}
