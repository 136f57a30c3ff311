package io.hexareme.adapters.assembly;

import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.client.flaw.ClientFlaw;
import io.hexareme.core.controllers.flaw.ControllerFlaw;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.scheduler.flaw.SchedulerFlaw;
import java.util.Set;

/** The known bugs that a cluster has on purpose: none, but in simulations that must notice them. */
public record Flaws(Set<ApiServerFlaw> apiServer, Set<ClientFlaw> client, Set<ControllerFlaw> controllers, Set<SchedulerFlaw> scheduler,
    Set<KubeletFlaw> kubelet) {
  public static final Flaws NONE = new Flaws(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  public static Flaws of(ApiServerFlaw flaw) {
    return new Flaws(Set.of(flaw), Set.of(), Set.of(), Set.of(), Set.of());
  }

  public static Flaws of(ClientFlaw flaw) {
    return new Flaws(Set.of(), Set.of(flaw), Set.of(), Set.of(), Set.of());
  }

  public static Flaws of(ControllerFlaw flaw) {
    return new Flaws(Set.of(), Set.of(), Set.of(flaw), Set.of(), Set.of());
  }

  public static Flaws of(SchedulerFlaw flaw) {
    return new Flaws(Set.of(), Set.of(), Set.of(), Set.of(flaw), Set.of());
  }

  public static Flaws of(KubeletFlaw flaw) {
    return new Flaws(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(flaw));
  }
}
