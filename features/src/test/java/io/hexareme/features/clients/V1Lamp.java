package io.hexareme.features.clients;

import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.models.V1ListMeta;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import java.util.List;

/** The same resource as client-java wants it: fields that Gson fills. */
final class V1Lamp implements KubernetesObject {
  String apiVersion = "tour.hexareme.io/v1";
  String kind = "Lamp";
  V1ObjectMeta metadata;
  Spec spec;
  Status status;

  static final class Spec {
    Integer watts;
  }

  static final class Status {
    Boolean lit;
  }

  @Override
  public V1ObjectMeta getMetadata() {
    return metadata;
  }

  @Override
  public String getApiVersion() {
    return apiVersion;
  }

  @Override
  public String getKind() {
    return kind;
  }

  static final class Lamps implements KubernetesListObject {
    String apiVersion;
    String kind;
    V1ListMeta metadata;
    List<V1Lamp> items;

    @Override
    public V1ListMeta getMetadata() {
      return metadata;
    }

    @Override
    public List<V1Lamp> getItems() {
      return items;
    }

    @Override
    public String getApiVersion() {
      return apiVersion;
    }

    @Override
    public String getKind() {
      return kind;
    }
  }
}
