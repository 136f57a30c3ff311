package io.hexareme.features.clients;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** The custom resource of {@code clients/lamps.yaml}, as fabric8 wants it. */
@Group("tour.hexareme.io")
@Version("v1")
public final class Lamp extends CustomResource<Lamp.Spec, Lamp.Status> implements Namespaced {
  public record Spec(Integer watts) {}

  public record Status(Boolean lit) {}

  @Override
  protected Spec initSpec() {
    return null;
  }

  @Override
  protected Status initStatus() {
    return null;
  }
}
