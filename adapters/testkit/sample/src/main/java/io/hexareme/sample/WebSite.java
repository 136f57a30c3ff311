package io.hexareme.sample;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Version;

/** The custom resource; its definition, with defaults and rules, is {@code websites.yaml}. */
@Group("sample.hexareme.io")
@Version("v1")
public final class WebSite extends CustomResource<WebSite.Spec, WebSite.Status> implements Namespaced {

  /** What is asked for. @param replicas 1 if missing @param port where the image listens: 8080 if missing */
  public record Spec(String image, Integer replicas, Integer port) {}

  /** What has come of it. @param observedGeneration the {@code metadata.generation} that was last worked on */
  public record Status(Integer readyReplicas, Long observedGeneration, String url) {}

  @Override
  protected Spec initSpec() {
    return null; // a record has no empty form
  }

  @Override
  protected Status initStatus() {
    return null;
  }
}
