package io.hexareme.adapters.assembly.faults;

/** What of a scenario may be other than it is written, by whoever asks for it or makes a failing run smaller. */
public enum Freedom {
  /** Any number of members, any operations left out. */
  ANY,
  /** It is written for just so many members. */
  FIXED_CAST,
  /** Moreover it demands that clients get on with their work, so they must do all of it. */
  FAULTS_ONLY
}
