package io.hexareme.adapters.testkit;

import io.hexareme.adapters.simulation.api.ApiFault;
import io.hexareme.adapters.simulation.api.RequestMatch;
import java.util.Set;

/** @param repairs what is to be done when all faults end */
record BrokenServer(Breakage cluster, Set<Runnable> repairs) implements Faults.OfServer {
  private static final String FIRST = "apiserver-1";

  @Override
  public void answers(int code) {
    cluster.befall(ApiFault.of(RequestMatch.ANY, Refusals.of(code)));
    cluster.tell("the API server answers " + code);
  }

  @Override
  public void crashes() {
    cluster.crash(FIRST);
    cluster.tell("the API server crashes");
    repairs.add(this::comesBack);
  }

  @Override
  public void comesBack() {
    cluster.start(FIRST);
    cluster.tell("the API server comes back");
  }
}
