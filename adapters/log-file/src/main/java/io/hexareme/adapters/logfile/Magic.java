package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogFailure;
import java.nio.file.Path;

/** The first eight bytes of a file: what it is (six of them) and in which format (two). */
enum Magic {
  SEGMENT(0x4858_4d4c_4f47_0000L, "segment of a log"),
  SNAPSHOT(0x4858_4d53_4e50_0000L, "snapshot of a log");

  /** 1 knew no kinds of entries, no installed snapshots and no seals. */
  static final int FORMAT = 2;

  private static final int FORMATS = 0xffff;
  // A format beyond this has never been: such a number is damage.
  private static final int PLAUSIBLE = 15;
  private final long name;
  private final String words;

  Magic(long name, String words) {
    this.name = name;
    this.words = words;
  }

  long value() {
    return name | FORMAT;
  }

  /**
   * @throws LogCorruption when the file is not what its name says
   * @throws LogFailure when another version wrote it
   */
  void check(long found, Path file) {
    int format = (int) found & FORMATS;
    if ((found & ~FORMATS) != name || format == 0 || format > PLAUSIBLE) {
      throw new LogCorruption(file.toString(), 0, "not a " + words);
    }
    if (format != FORMAT) {
      throw new LogFailure(file + " is in format " + format + " of the log, and this version reads format " + FORMAT
          + " alone: make a backup with the version that wrote it and restore that");
    }
  }
}
