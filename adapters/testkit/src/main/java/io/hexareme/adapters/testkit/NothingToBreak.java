package io.hexareme.adapters.testkit;

import io.hexareme.adapters.simulation.api.ApiFault;
import java.time.Duration;

/** A cluster on the wall clock, whose network, disks and processes are this machine's. */
final class NothingToBreak implements Breakage {
  private static UnsupportedOperationException cannot(String what) {
    return new UnsupportedOperationException(what + " only in virtual time: this cluster runs on the wall clock. Start it with time = VIRTUAL");
  }

  @Override
  public void befall(ApiFault fault) {
    throw cannot("requests can be befallen by faults");
  }

  @Override
  public void endRequestFaults() {}

  @Override
  public void hangWebhook(String place, boolean on) {
    throw cannot("webhooks can hang");
  }

  @Override
  public void cutOffNode(String node, boolean off) {
    throw cannot("a node can lose its network");
  }

  @Override
  public void powerNode(String node, boolean on) {
    throw cannot("a node can lose power");
  }

  @Override
  public void crash(String process) {
    throw cannot("a process can crash");
  }

  @Override
  public void start(String process) {
    throw cannot("a process can be started");
  }

  @Override
  public void stallDisk(int member, Duration span) {
    throw cannot("a disk can stall");
  }

  @Override
  public void cutOffMember(int member, boolean off) {
    throw cannot("a member of the store can be cut off");
  }

  @Override
  public void compactNow() {
    throw cannot("history can be compacted on demand");
  }

  @Override
  public void tell(String words) {}
}
