package io.hexareme.adapters.testkit;

import java.time.Duration;
import java.util.Set;

/** @param number from 1; {@code repairs} what is to be done when all faults end */
record BrokenMember(Breakage cluster, int number, Set<Runnable> repairs) implements Faults.OfMember {

  @Override
  public void diskStalls(Duration span) {
    cluster.stallDisk(number, span);
    cluster.tell("the disk of store member " + number + " stalls for " + span);
  }

  @Override
  public void crashes() {
    cluster.crash(process());
    cluster.tell("store member " + number + " crashes");
    repairs.add(this::comesBack);
  }

  @Override
  public void isCutOff() {
    cluster.cutOffMember(number, true);
    cluster.tell("store member " + number + " is cut off");
    repairs.add(this::comesBack);
  }

  @Override
  public void comesBack() {
    cluster.cutOffMember(number, false);
    cluster.start(process());
    cluster.tell("store member " + number + " comes back");
  }

  private String process() {
    return "store-m" + number;
  }
}
