package io.hexareme.adapters.simulation;

import java.time.Duration;

/**
 * Something that goes wrong. Each ends by itself after its {@code span}, so that any part of a schedule is a schedule. Members are named
 * by their ids.
 */
public sealed interface Fault {

  /** What happens on the way from one member to another; for the other direction it takes a second fault. */
  sealed interface OfLink extends Fault {
    String from();

    String to();
  }

  /** What happens to a member, its machine or its disk. */
  sealed interface OfMember extends Fault {
    String member();
  }

  /** Messages are slow, lost, repeated or overtaken. */
  record DegradeLink(String from, String to, LinkConditions conditions, Duration span) implements OfLink {}

  /** Whatever is sent vanishes, and nobody is told. */
  record CutLink(String from, String to, Duration span) implements OfLink {}

  /** Nothing moves; messages wait, in a bounded queue. */
  record ClogLink(String from, String to, Duration span) implements OfLink {}

  /** The sender believes in a connection that is not there; in the end it is told. */
  record HalfOpenLink(String from, String to, Duration span) implements OfLink {}

  /** The connection breaks in mid-stream. */
  record ResetLink(String from, String to) implements OfLink {}

  /** Every sync takes long. */
  record SlowDisk(String member, DiskConditions conditions, Duration span) implements OfMember {}

  /** One sync takes that long. */
  record StallDisk(String member, Duration by) implements OfMember {}

  /** One sync fails. */
  record FailSync(String member) implements OfMember {}

  /** Syncs are answered before anything is stable. */
  record LieAboutSync(String member, Duration span) implements OfMember {}

  /** One write lands on something else. */
  record MisdirectWrite(String member) implements OfMember {}

  /** Something that is stable cannot be read back. */
  record RotDisk(String member) implements OfMember {}

  /** Nothing can be written. */
  record FillDisk(String member, Duration span) implements OfMember {}

  /** The process and its machine go down, and come up again, on a new disk if this one is lost. */
  record Crash(String member, Duration down, boolean diskLost) implements OfMember {}

  /** As {@link Crash}, but in the middle of a turn: instead of the {@code call}th call of a port from now. */
  record CrashAtCall(String member, int call, Duration down) implements OfMember {}

  /** The process stands still. */
  record Pause(String member, Duration span) implements OfMember {}

  /** The time of day is set, forwards or back. */
  record JumpClock(String member, Duration by) implements OfMember {}

  /** Time passes faster or slower than it should. */
  record SkewClock(String member, long partsPerMillion, Duration span) implements OfMember {}
}
