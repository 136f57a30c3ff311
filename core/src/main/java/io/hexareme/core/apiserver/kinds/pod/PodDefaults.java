package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.kinds.Items;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Bool;
import io.hexareme.ports.value.Value.Obj;

/** Defaults that Pods have and templates have not. */
final class PodDefaults {
  private PodDefaults() {}

  static Obj apply(Obj pod) {
    return Items.inside(pod, "spec", PodDefaults::spec);
  }

  private static Obj spec(Obj spec) {
    Obj linked = Items.absent(PodSpecDefaults.apply(spec), "enableServiceLinks", Bool.TRUE);
    boolean hostNetwork = linked.at("hostNetwork").asBool(false);
    Obj init = Items.each(linked, "initContainers", container -> container(container, hostNetwork));
    return Items.each(init, "containers", container -> container(container, hostNetwork));
  }

  private static Obj container(Obj container, boolean hostNetwork) {
    Obj requested = Items.inside(container, "resources", PodDefaults::requests);
    return hostNetwork ? Items.each(requested, "ports", PodDefaults::hostPort) : requested;
  }

  /** What is limited and not requested is requested up to its limit. */
  private static Obj requests(Obj resources) {
    Obj requests = resources.at("requests").asObj();
    Obj full = requests;
    for (var limit : resources.at("limits").asObj().fields().entrySet()) {
      full = Items.absent(full, limit.getKey(), limit.getValue());
    }
    return full == requests ? resources : resources.with("requests", full);
  }

  private static Obj hostPort(Obj port) {
    Value containerPort = port.at("containerPort");
    return port.at("hostPort").asLong(0) == 0 && !containerPort.isNull() ? port.with("hostPort", containerPort) : port;
  }
}
