package io.hexareme.sample;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import java.util.Map;

/** What is to be there for a WebSite, as far as the operator cares. */
record Wanted(WebSite site) {
  /** The namespace with an entry for each site of the cluster. */
  static final String DIRECTORY = "directory";

  List<HasMetadata> objects() {
    return List.of(deployment(), service(), entry());
  }

  String url() {
    return "http://" + name() + "." + site.getMetadata().getNamespace() + ".svc";
  }

  /** In another namespace than the site, so that no owner reference may name the site: the operator deletes it itself. */
  ConfigMap entry() {
    return new ConfigMapBuilder().withNewMetadata().withName(site.getMetadata().getNamespace() + "." + name()).withNamespace(DIRECTORY).endMetadata()
        .addToData("url", url()).build();
  }

  private Deployment deployment() {
    WebSite.Spec spec = site.getSpec();
    return new DeploymentBuilder().withMetadata(metadata())
        .withNewSpec().withReplicas(spec.replicas())
        .withNewSelector().withMatchLabels(selector()).endSelector()
        .withNewTemplate().withNewMetadata().withLabels(selector()).endMetadata()
        .withNewSpec().addNewContainer().withName("web").withImage(spec.image())
        .addNewPort().withContainerPort(spec.port()).endPort().endContainer().endSpec()
        .endTemplate().endSpec().build();
  }

  private Service service() {
    return new ServiceBuilder().withMetadata(metadata())
        .withNewSpec().withSelector(selector()).addNewPort().withPort(80).withNewTargetPort(site.getSpec().port()).endPort().endSpec().build();
  }

  private String name() {
    return site.getMetadata().getName();
  }

  private Map<String, String> selector() {
    return Map.of("app", name());
  }

  private ObjectMeta metadata() {
    return new ObjectMetaBuilder().withName(name()).withNamespace(site.getMetadata().getNamespace())
        .addNewOwnerReference().withApiVersion(site.getApiVersion()).withKind(site.getKind()).withName(name())
        .withUid(site.getMetadata().getUid()).withController(true).endOwnerReference().build();
  }
}
