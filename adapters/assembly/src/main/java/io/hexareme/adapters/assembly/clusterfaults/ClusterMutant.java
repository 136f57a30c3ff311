package io.hexareme.adapters.assembly.clusterfaults;

import io.hexareme.adapters.assembly.Flaws;
import io.hexareme.core.apiserver.flaw.ApiServerFlaw;
import io.hexareme.core.client.flaw.ClientFlaw;
import io.hexareme.core.controllers.flaw.ControllerFlaw;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.core.scheduler.flaw.SchedulerFlaw;
import java.util.Locale;

/**
 * A known bug of others, put into our code by a switch.
 *
 * @param name on the command line, such as {@code scheduler/keeps-deleted-nodes}
 */
public record ClusterMutant(String name, Flaws flaws) {

  static ClusterMutant of(ApiServerFlaw flaw) {
    return new ClusterMutant("apiserver/" + words(flaw), Flaws.of(flaw));
  }

  static ClusterMutant of(ClientFlaw flaw) {
    return new ClusterMutant("client/" + words(flaw), Flaws.of(flaw));
  }

  static ClusterMutant of(ControllerFlaw flaw) {
    return new ClusterMutant("controllers/" + words(flaw), Flaws.of(flaw));
  }

  static ClusterMutant of(SchedulerFlaw flaw) {
    return new ClusterMutant("scheduler/" + words(flaw), Flaws.of(flaw));
  }

  static ClusterMutant of(KubeletFlaw flaw) {
    return new ClusterMutant("kubelet/" + words(flaw), Flaws.of(flaw));
  }

  private static String words(Enum<?> flaw) {
    return flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
