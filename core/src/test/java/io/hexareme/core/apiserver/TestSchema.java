package io.hexareme.core.apiserver;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.value.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hand-made excerpt of the built-in kinds with the list and map kinds of the real ones. */
public final class TestSchema {
  private static final String CORE = "io.k8s.api.core.v1.";
  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  private static final MapOf STRINGS = new MapOf(Scalar.STRING, false);
  private static final ListOf STRING_LIST = new ListOf(Scalar.STRING, ListKind.ATOMIC, List.of());

  /** Last of the constants, for it is made of them. */
  public static final SchemaTable TABLE = new TestSchema().build();

  private final Map<String, TypeSchema> types = new LinkedHashMap<>();

  public static TypeSchema pod() {
    return TABLE.types().get(CORE + "Pod");
  }

  public static TypeSchema service() {
    return TABLE.types().get(CORE + "Service");
  }

  public static TypeSchema configMap() {
    return TABLE.types().get(CORE + "ConfigMap");
  }

  public static TypeSchema deployment() {
    return TABLE.types().get("io.k8s.api.apps.v1.Deployment");
  }

  private SchemaTable build() {
    meta();
    podTypes();
    type(CORE + "ConfigMap", kind(field("data", STRINGS), field("immutable", Scalar.BOOLEAN)));
    type(CORE + "Service", kind(field("spec", core("ServiceSpec")), field("status", Scalar.ANY)));
    type(CORE + "ServiceSpec", field("type", Scalar.STRING), field("clusterIP", Scalar.STRING),
        merged("ports", "port", keyed(core("ServicePort"), "port", "protocol")), field("selector", new MapOf(Scalar.STRING, true)));
    type(CORE + "ServicePort", field("name", Scalar.STRING), field("port", Scalar.INT32), protocol(),
        field("targetPort", Scalar.INT_OR_STRING));
    String apps = "io.k8s.api.apps.v1.";
    type(apps + "Deployment", kind(field("spec", new Ref(apps + "DeploymentSpec")), field("status", new Ref(apps + "DeploymentStatus"))));
    type(apps + "DeploymentSpec", field("replicas", Scalar.INT32), field("selector", new Ref(META + "LabelSelector")),
        field("template", core("PodTemplateSpec")), strategy("strategy", new Ref(apps + "DeploymentStrategy"), "", "retainKeys"));
    type(apps + "DeploymentStrategy", field("type", Scalar.STRING), field("rollingUpdate", new Ref(apps + "RollingUpdateDeployment")));
    type(apps + "RollingUpdateDeployment", field("maxSurge", Scalar.INT_OR_STRING), field("maxUnavailable", Scalar.INT_OR_STRING));
    type(apps + "DeploymentStatus", field("replicas", Scalar.INT32), merged("conditions", "type", keyed(core("Condition"), "type")));
    return new SchemaTable(types, List.of());
  }

  private void meta() {
    type(META + "ObjectMeta", field("name", Scalar.STRING), field("namespace", Scalar.STRING), field("uid", Scalar.STRING),
        field("resourceVersion", Scalar.STRING), field("generation", Scalar.INT64), field("creationTimestamp", Scalar.TIME),
        field("labels", STRINGS), field("annotations", STRINGS),
        strategy("finalizers", new ListOf(Scalar.STRING, ListKind.SET, List.of()), "", "merge"),
        merged("ownerReferences", "uid", keyed(new Ref(META + "OwnerReference"), "uid")),
        field("managedFields", new ListOf(Scalar.ANY, ListKind.ATOMIC, List.of())));
    atomic(META + "OwnerReference", field("uid", Scalar.STRING), field("name", Scalar.STRING));
    atomic(META + "LabelSelector", field("matchLabels", STRINGS));
  }

  private void podTypes() {
    type(CORE + "Pod", kind(field("spec", core("PodSpec")), field("status", core("PodStatus"))));
    type(CORE + "PodTemplateSpec", field("metadata", new Ref(META + "ObjectMeta")), field("spec", core("PodSpec")));
    type(CORE + "PodSpec", merged("containers", "name", keyed(core("Container"), "name")),
        strategy("volumes", keyed(core("Volume"), "name"), "name", "merge", "retainKeys"),
        field("nodeSelector", new MapOf(Scalar.STRING, true)), field("restartPolicy", Scalar.STRING),
        field("tolerations", new ListOf(Scalar.ANY, ListKind.ATOMIC, List.of())));
    type(CORE + "Container", field("name", Scalar.STRING), field("image", Scalar.STRING), field("command", STRING_LIST),
        merged("env", "name", keyed(core("EnvVar"), "name")), field("resources", core("ResourceRequirements")),
        merged("ports", "containerPort", keyed(core("ContainerPort"), "containerPort", "protocol")));
    type(CORE + "EnvVar", field("name", Scalar.STRING), field("value", Scalar.STRING));
    type(CORE + "ContainerPort", field("name", Scalar.STRING), field("containerPort", Scalar.INT32), protocol());
    type(CORE + "ResourceRequirements", field("limits", new MapOf(Scalar.QUANTITY, false)));
    type(CORE + "Volume", field("name", Scalar.STRING), field("emptyDir", Scalar.ANY), field("hostPath", Scalar.ANY));
    type(CORE + "PodStatus", field("phase", Scalar.STRING), merged("conditions", "type", keyed(core("Condition"), "type")));
    type(CORE + "Condition", field("type", Scalar.STRING), field("status", Scalar.STRING));
  }

  private static FieldSchema[] kind(FieldSchema... own) {
    FieldSchema[] fields = Arrays.copyOf(own, own.length + 3);
    fields[own.length] = field("apiVersion", Scalar.STRING);
    fields[own.length + 1] = field("kind", Scalar.STRING);
    fields[own.length + 2] = field("metadata", new Ref(META + "ObjectMeta"));
    return fields;
  }

  private static Ref core(String name) {
    return new Ref(CORE + name);
  }

  private static ListOf keyed(FieldType items, String... keys) {
    return new ListOf(items, ListKind.MAP, List.of(keys));
  }

  private static FieldSchema field(String name, FieldType type) {
    return strategy(name, type, "");
  }

  private static FieldSchema protocol() {
    return new FieldSchema("protocol", Scalar.STRING, 0, false, Value.of("TCP"), List.of(), "", List.of(), false);
  }

  private static FieldSchema merged(String name, String mergeKey, FieldType type) {
    return strategy(name, type, mergeKey, "merge");
  }

  private static FieldSchema strategy(String name, FieldType type, String mergeKey, String... strategies) {
    return new FieldSchema(name, type, 0, false, Value.Null.NULL, List.of(), mergeKey, List.of(strategies), false);
  }

  private void type(String name, FieldSchema... fields) {
    put(name, false, fields);
  }

  private void atomic(String name, FieldSchema... fields) {
    put(name, true, fields);
  }

  private void put(String name, boolean atomic, FieldSchema... fields) {
    Map<String, FieldSchema> byName = new LinkedHashMap<>();
    for (FieldSchema field : fields) {
      byName.put(field.name(), field);
    }
    types.put(name, new TypeSchema(name, byName, atomic, List.of()));
  }
}
