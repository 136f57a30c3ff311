package io.hexareme.adapters.simulation;

import io.hexareme.adapters.simulation.api.ApiFault;
import java.time.Duration;

/**
 * Something that goes wrong. Each ends by itself after its {@code span}, so that any part of a schedule is a schedule. Members are named
 * by their ids; what happens to processes and clocks may happen to any other process too, by its name: {@code Crash} of a machine is the loss of
 * its power.
 */
public sealed interface Fault {

  /** What happens on the way from one member to another; for the other direction it takes a second fault. */
  sealed interface OfLink extends Fault {
    String from();

    String to();
  }

  /** What happens between a component and its API servers, or to those; only in a whole cluster. */
  sealed interface OfApi extends Fault {}

  /** What happens on a worker node; only in a whole cluster. */
  sealed interface OfNode extends Fault {
    String node();
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

  /** Something befalls requests, before every API server. */
  record Api(ApiFault fault) implements OfApi {}

  /**
   * Nothing comes through between a client and a server, for longer than connections live or for shorter.
   *
   * @param client the name of its process
   * @param server the name of its process; empty for all of them
   * @param requests whether requests are held up, {@code answers} whether answers and watch events are
   */
  record CutApi(String client, String server, boolean requests, boolean answers, Duration span) implements OfApi {}

  /** Everything between that client and all API servers waits; nothing breaks. */
  record ClogApi(String client, Duration span) implements OfApi {}

  /** Every connection between that client and its API servers breaks in mid-stream. */
  record ResetApi(String client) implements OfApi {}

  /** The store forgets all history up to now. */
  record Compact() implements OfApi {}

  /** A container that runs there ends: the {@code which}th, counted round in the order of their creation. */
  record ExitContainer(String node, int which, int exitCode) implements OfNode {}

  /** The node's machine goes down and its Node is deleted; later a machine of that name joins anew. */
  record RemoveNode(String node, Duration down) implements OfNode {}

  /** The runtime lists what was there when this began. */
  record StaleRuntime(String node, Duration span) implements OfNode {}

  /** No image can be pulled. */
  record FailPulls(String node, Duration span) implements OfNode {}
}
