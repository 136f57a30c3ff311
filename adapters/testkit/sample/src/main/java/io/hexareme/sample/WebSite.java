package io.hexareme.sample;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;

/** What a ConfigMap asks for: keys {@code image}, {@code replicas} (1 if missing) and {@code port} (8080 if missing). */
public record WebSite(ConfigMap owner) {
  /** The label that a ConfigMap has to be meant. */
  public static final String LABEL = "sample.hexareme.io/web";

  /** What is to be there, as far as the operator cares. */
  public List<HasMetadata> objects() {
    return List.of(deployment(), service());
  }

  private Map<String, String> selector() {
    return Map.of("app", owner.getMetadata().getName());
  }

  private int number(String key, int otherwise) {
    String text = owner.getData() == null ? null : owner.getData().get(key);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  private ObjectMeta metadata() {
    return new ObjectMetaBuilder().withName(owner.getMetadata().getName()).withNamespace(owner.getMetadata().getNamespace())
        .addNewOwnerReference().withApiVersion("v1").withKind("ConfigMap").withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid()).withController(true).endOwnerReference().build();
  }

  private Deployment deployment() {
    return new DeploymentBuilder().withMetadata(metadata())
        .withNewSpec().withReplicas(number("replicas", 1))
        .withNewSelector().withMatchLabels(selector()).endSelector()
        .withNewTemplate().withNewMetadata().withLabels(selector()).endMetadata()
        .withNewSpec().addNewContainer().withName("web").withImage(owner.getData().get("image"))
        .addNewPort().withContainerPort(number("port", 8080)).endPort().endContainer().endSpec()
        .endTemplate().endSpec().build();
  }

  private Service service() {
    return new ServiceBuilder().withMetadata(metadata())
        .withNewSpec().withSelector(selector()).addNewPort().withPort(80).withNewTargetPort(number("port", 8080)).endPort().endSpec().build();
  }
}
