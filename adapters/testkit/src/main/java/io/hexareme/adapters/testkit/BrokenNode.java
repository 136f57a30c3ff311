package io.hexareme.adapters.testkit;

import java.util.Set;

/** @param repairs what is to be done when all faults end */
record BrokenNode(Breakage cluster, String name, Set<Runnable> repairs) implements Faults.OfNode {

  @Override
  public void losesItsNetwork() {
    cluster.cutOffNode(name, true);
    cluster.tell(name + " loses its network");
    repairs.add(this::comesBack);
  }

  @Override
  public void kubeletCrashes() {
    cluster.crash("kubelet-" + name);
    cluster.tell("the kubelet of " + name + " crashes");
    repairs.add(this::comesBack);
  }

  @Override
  public void losesPower() {
    cluster.powerNode(name, false);
    cluster.tell(name + " loses power");
    repairs.add(this::comesBack);
  }

  @Override
  public void comesBack() {
    cluster.cutOffNode(name, false);
    cluster.powerNode(name, true);
    cluster.start("kubelet-" + name);
    cluster.tell(name + " comes back");
  }
}
