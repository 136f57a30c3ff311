package io.hexareme.adapters.testkit;

import java.util.Set;

/**
 * @param place {@code namespace/name} of a Service, or a URL
 * @param repairs what is to be done when all faults end
 */
record BrokenWebhook(Breakage cluster, String place, Set<Runnable> repairs) implements Faults.OfWebhook {
  @Override
  public void hangs() {
    cluster.hangWebhook(place, true);
    cluster.tell("the webhook " + place + " hangs");
    repairs.add(this::comesBack);
  }

  @Override
  public void comesBack() {
    cluster.hangWebhook(place, false);
    cluster.tell("the webhook " + place + " answers again");
  }
}
