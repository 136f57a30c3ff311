package io.hexareme.core.apiserver.kinds.pod;

import io.hexareme.core.apiserver.validation.NameRule;
import io.hexareme.core.apiserver.validation.FieldError;
import io.hexareme.core.apiserver.validation.FieldPath;
import io.hexareme.core.apiserver.validation.Names;
import io.hexareme.ports.value.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with the containers of a Pod: names, ports, mounts; their environment, probes and resources by others. */
final class ContainerValidation {
  private static final List<String> PROBES = List.of("livenessProbe", "readinessProbe", "startupProbe");

  private final Set<String> volumes;
  private final List<FieldError> errors;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> hostPorts = new LinkedHashSet<>();

  ContainerValidation(Set<String> volumes, List<FieldError> errors) {
    this.volumes = volumes;
    this.errors = errors;
  }

  /** Containers of all three sorts; their names must differ over all of them. */
  void all(Value spec, FieldPath path) {
    each(spec, "containers", path);
    each(spec, "initContainers", path);
    each(spec, "ephemeralContainers", path);
  }

  private void each(Value spec, String kind, FieldPath path) {
    List<Value> containers = spec.list(kind);
    for (int i = 0; i < containers.size(); i++) {
      Value container = containers.get(i);
      FieldPath at = path.child(kind).index(i);
      Names.check(NameRule.DNS_LABEL, container.at("name"), at.child("name"), errors);
      if (!container.text("name").isEmpty() && !names.add(container.text("name"))) {
        errors.add(FieldError.duplicate(at.child("name"), container.at("name")));
      }
      container(container, at);
      if (kind.equals("initContainers") && !container.text("restartPolicy").equals("Always")) {
        onceOnly(container, at);
      }
    }
  }

  private void container(Value container, FieldPath at) {
    image(container.text("image"), at.child("image"));
    ports(container.list("ports"), at.child("ports"));
    EnvironmentValidation.check(container, at, errors);
    mounts(container.list("volumeMounts"), at.child("volumeMounts"));
    PROBES.forEach(probe -> ProbeValidation.probe(container.at(probe), probe, at.child(probe), errors));
    ProbeValidation.lifecycle(container.at("lifecycle"), at.child("lifecycle"), errors);
    ResourceValidation.check(container.at("resources"), at.child("resources"), errors);
  }

  private void image(String image, FieldPath at) {
    if (!image.equals(image.strip())) {
      errors.add(FieldError.invalid(at, image, "must not have leading or trailing whitespace"));
    }
  }

  /** Init containers run once, so nothing watches them. */
  private void onceOnly(Value container, FieldPath at) {
    for (String field : List.of("lifecycle", "livenessProbe", "readinessProbe", "startupProbe")) {
      if (!container.at(field).isNull()) {
        errors.add(FieldError.forbidden(at.child(field), "may not be set for init containers without restartPolicy=Always"));
      }
    }
  }

  private void ports(List<Value> ports, FieldPath path) {
    Set<String> portNames = new LinkedHashSet<>();
    for (int i = 0; i < ports.size(); i++) {
      Value port = ports.get(i);
      FieldPath at = path.index(i);
      String name = port.text("name");
      if (!name.isEmpty()) {
        Names.portName(name).forEach(why -> errors.add(FieldError.invalid(at.child("name"), name, why)));
        if (!portNames.add(name)) {
          errors.add(FieldError.duplicate(at.child("name"), port.at("name")));
        }
      }
      if (port.at("containerPort").asLong(0) != 0) {
        Names.portNumber(port.at("containerPort"), at.child("containerPort"), errors);
      }
      hostPort(port, at.child("hostPort"));
    }
  }

  private void hostPort(Value port, FieldPath at) {
    long number = port.at("hostPort").asLong(0);
    if (number == 0) {
      return;
    }
    Names.portNumber(port.at("hostPort"), at, errors);
    String whole = port.text("hostIP") + "/" + port.text("protocol") + "/" + number;
    if (!hostPorts.add(whole)) {
      errors.add(FieldError.duplicate(at, Value.of(whole)));
    }
  }

  private void mounts(List<Value> mounts, FieldPath path) {
    Set<String> places = new LinkedHashSet<>();
    for (int i = 0; i < mounts.size(); i++) {
      Value mount = mounts.get(i);
      FieldPath at = path.index(i);
      if (!mount.text("name").isEmpty() && !volumes.contains(mount.text("name"))) {
        errors.add(FieldError.notFound(at.child("name"), mount.at("name")));
      }
      if (!mount.text("mountPath").isEmpty() && !places.add(mount.text("mountPath"))) {
        errors.add(FieldError.invalid(at.child("mountPath"), mount.at("mountPath"), "must be unique"));
      }
      VolumeValidation.localPath(mount.text("subPath"), at.child("subPath"), errors);
      if (!mount.text("subPath").isEmpty() && !mount.text("subPathExpr").isEmpty()) {
        errors.add(FieldError.invalid(at.child("subPathExpr"), mount.at("subPathExpr"), "subPathExpr and subPath are mutually exclusive"));
      }
    }
  }
}
