package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.LabelValidation;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.Set;

/** What is wrong with a Pod spec, beyond its schema. The parts are judged by classes of their own, in Kubernetes' order. */
public final class PodSpecValidation {
  private PodSpecValidation() {}

  public static void check(Value spec, FieldPath path, List<FieldError> errors) {
    Set<String> volumes = VolumeValidation.check(spec.list("volumes"), path.child("volumes"), errors);
    ContainerValidation containers = new ContainerValidation(volumes, errors);
    containers.all(spec, path);
    errors.addAll(LabelValidation.labels(spec.at("nodeSelector"), path.child("nodeSelector")));
    hostPorts(spec, path, errors);
    AffinityValidation.check(spec.at("affinity"), path.child("affinity"), errors);
    readinessGates(spec, path, errors);
    SchedulingValidation.schedulingGates(spec.list("schedulingGates"), path.child("schedulingGates"), errors);
    SchedulingValidation.spread(spec.list("topologySpreadConstraints"), path.child("topologySpreadConstraints"), errors);
    names(spec, path, errors);
    SchedulingValidation.tolerations(spec.list("tolerations"), path.child("tolerations"), errors);
    deadline(spec, path, errors);
  }

  /** On the host's own network a container's port is the host's. */
  private static void hostPorts(Value spec, FieldPath path, List<FieldError> errors) {
    if (!spec.at("hostNetwork").asBool(false)) {
      return;
    }
    for (String kind : List.of("containers", "initContainers")) {
      List<Value> containers = spec.list(kind);
      for (int i = 0; i < containers.size(); i++) {
        List<Value> ports = containers.get(i).list("ports");
        for (int j = 0; j < ports.size(); j++) {
          Value hostPort = ports.get(j).at("hostPort");
          if (!hostPort.isNull() && !hostPort.equals(ports.get(j).at("containerPort"))) {
            errors.add(FieldError.invalid(path.child(kind).index(i).child("ports").index(j).child("containerPort"),
                ports.get(j).at("containerPort"), "must match `hostPort` when `hostNetwork` is true"));
          }
        }
      }
    }
  }

  private static void readinessGates(Value spec, FieldPath path, List<FieldError> errors) {
    List<Value> gates = spec.list("readinessGates");
    for (int i = 0; i < gates.size(); i++) {
      String type = gates.get(i).text("conditionType");
      FieldPath at = path.child("readinessGates").index(i).child("conditionType");
      LabelValidation.key(type).forEach(why -> errors.add(FieldError.invalid(at, type, why)));
    }
  }

  private static void names(Value spec, FieldPath path, List<FieldError> errors) {
    Names.check(NameRule.DNS_SUBDOMAIN, spec.at("serviceAccountName"), path.child("serviceAccountName"), errors);
    Names.check(NameRule.DNS_SUBDOMAIN, spec.at("nodeName"), path.child("nodeName"), errors);
    Names.check(NameRule.DNS_LABEL, spec.at("hostname"), path.child("hostname"), errors);
    Names.check(NameRule.DNS_LABEL, spec.at("subdomain"), path.child("subdomain"), errors);
    Names.check(NameRule.DNS_SUBDOMAIN, spec.at("priorityClassName"), path.child("priorityClassName"), errors);
    Names.check(NameRule.DNS_SUBDOMAIN, spec.at("runtimeClassName"), path.child("runtimeClassName"), errors);
  }

  private static void deadline(Value spec, FieldPath path, List<FieldError> errors) {
    Value deadline = spec.at("activeDeadlineSeconds");
    if (!deadline.isNull() && (deadline.asLong(0) < 1 || deadline.asLong(0) > Integer.MAX_VALUE)) {
      errors.add(FieldError.invalid(path.child("activeDeadlineSeconds"), deadline, "must be between 1 and 2147483647, inclusive"));
    }
  }
}
