package io.hexareme.adapters.testkit;

import io.hexareme.adapters.simulation.api.ApiFault;
import java.time.Duration;

/** What can be broken in a cluster, and made whole. */
interface Breakage {
  void befall(ApiFault fault);

  /** No request is befallen by anything any more. */
  void endRequestFaults();

  void cutOffNode(String node, boolean off);

  void powerNode(String node, boolean on);

  void crash(String process);

  void start(String process);

  void stallDisk(int member, Duration span);

  void cutOffMember(int member, boolean off);

  void compactNow();

  /** Nobody answers that webhook any more, or somebody does again. */
  void hangWebhook(String place, boolean on);

  /** For the timeline: something goes wrong, or well again, by plan. */
  void tell(String words);
}
