package io.hexareme.adapters.codecprotobuf;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.schema.TypeSchema;
import io.hexareme.ports.schema.TypeSchema.Embed;
import io.hexareme.ports.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of the real table, with the real field numbers, for every special case of the encoding. */
final class SampleTable {
  static final String CORE = "io.k8s.api.core.v1.";
  static final String APPS = "io.k8s.api.apps.v1.";
  static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  static final String AUTH = "io.k8s.api.authorization.v1.";
  static final String LEASE = "io.k8s.api.coordination.v1.";
  static final String CRD = "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.";

  private final Map<String, TypeSchema> types = new LinkedHashMap<>();
  private final List<ResourceSchema> resources = new ArrayList<>();

  static SchemaTable table() {
    SampleTable sample = new SampleTable();
    sample.meta();
    sample.core();
    sample.others();
    return new SchemaTable(sample.types, sample.resources);
  }

  private void meta() {
    type(META + "ObjectMeta", f("name", 1, Scalar.STRING, true), f("namespace", 3, Scalar.STRING, true), f("creationTimestamp", 8, Scalar.TIME),
        f("labels", 11, new MapOf(Scalar.STRING, false)), f("managedFields", 17, list(new Ref(META + "ManagedFieldsEntry"))));
    type(META + "ManagedFieldsEntry", f("manager", 1, Scalar.STRING, true), f("fieldsV1", 7, Scalar.FIELDS_V1));
    type(META + "DeleteOptions", f("kind", 0, Scalar.STRING), f("apiVersion", 0, Scalar.STRING), f("gracePeriodSeconds", 1, Scalar.INT64),
        f("propagationPolicy", 4, Scalar.STRING), f("dryRun", 5, list(Scalar.STRING)));
    type(META + "LabelSelector", f("matchLabels", 1, new MapOf(Scalar.STRING, false)));
    type(META + "Condition", f("type", 1, Scalar.STRING));
  }

  private void core() {
    kind("", CORE, "Namespace");
    kind("", CORE, "Secret", f("data", 2, new MapOf(Scalar.BYTES, false)), f("type", 3, Scalar.STRING, true), f("immutable", 5, Scalar.BOOLEAN));
    kind("", CORE, "ConfigMap", f("data", 2, new MapOf(Scalar.STRING, false)));
    type(CORE + "Container", f("name", 1, Scalar.STRING), f("image", 2, Scalar.STRING, true), f("command", 3, list(Scalar.STRING)),
        f("limits", 8, new MapOf(Scalar.QUANTITY, false)), f("probe", 10, new Ref(CORE + "Probe")), f("stdin", 16, Scalar.BOOLEAN, true));
    type(CORE + "Volume", List.of(new Embed(2, CORE + "VolumeSource")), f("name", 1, Scalar.STRING), f("emptyDir", 0, new Ref(CORE + "EmptyDir")));
    type(CORE + "VolumeSource", f("emptyDir", 2, new Ref(CORE + "EmptyDir")));
    type(CORE + "EmptyDir", f("medium", 1, Scalar.STRING, true), f("sizeLimit", 2, Scalar.QUANTITY));
    type(CORE + "Probe", List.of(new Embed(1, CORE + "ProbeHandler")), f("tcpSocket", 0, new Ref(CORE + "TCP")), f("periodSeconds", 4, Scalar.INT32, true));
    type(CORE + "ProbeHandler", f("tcpSocket", 3, new Ref(CORE + "TCP")));
    type(CORE + "TCP", f("port", 1, Scalar.INT_OR_STRING), f("host", 2, Scalar.STRING, true));
  }

  private void others() {
    kind("apps", APPS, "Deployment", f("spec", 2, new Ref(APPS + "DeploymentSpec")));
    kind("apps", APPS, "ControllerRevision", f("data", 2, Scalar.ANY), f("revision", 3, Scalar.INT64));
    type(APPS + "DeploymentSpec", f("replicas", 1, Scalar.INT32), f("selector", 2, new Ref(META + "LabelSelector")),
        f("containers", 3, list(new Ref(CORE + "Container"))), f("minReadySeconds", 5, Scalar.INT32, true), f("volumes", 6, list(new Ref(CORE + "Volume"))),
        f("modes", 7, list(Scalar.INT32)), f("weight", 8, Scalar.DOUBLE), f("pause", 9, Scalar.DURATION));
    kind("authorization.k8s.io", AUTH, "SelfSubjectAccessReview", f("spec", 2, new Ref(AUTH + "Spec")));
    type(AUTH + "Spec", f("verb", 1, Scalar.STRING, true), f("extra", 5, new MapOf(list(Scalar.STRING), false)));
    kind("coordination.k8s.io", LEASE, "Lease", f("renewTime", 4, Scalar.MICRO_TIME));
    kind("apiextensions.k8s.io", CRD, "CustomResourceDefinition", f("schema", 2, new Ref(CRD + "JSONSchemaProps")));
    type(CRD + "JSONSchemaProps", f("type", 5, Scalar.STRING, true), f("default", 8, Scalar.ANY), f("items", 26, new Ref(CRD + "JSONSchemaPropsOrArray")),
        f("properties", 31, new MapOf(new Ref(CRD + "JSONSchemaProps"), false)),
        f("additionalProperties", 32, new Ref(CRD + "JSONSchemaPropsOrBool")),
        f("dependencies", 34, new MapOf(new Ref(CRD + "JSONSchemaPropsOrStringArray"), false)));
    type(CRD + "JSONSchemaPropsOrArray");
    type(CRD + "JSONSchemaPropsOrBool");
    type(CRD + "JSONSchemaPropsOrStringArray");
  }

  private static ListOf list(FieldType items) {
    return new ListOf(items, ListKind.ATOMIC, List.of());
  }

  private void kind(String group, String prefix, String kind, FieldSchema... more) {
    List<FieldSchema> fields = new ArrayList<>(List.of(
        f("kind", 0, Scalar.STRING), f("apiVersion", 0, Scalar.STRING), f("metadata", 1, new Ref(META + "ObjectMeta"))));
    fields.addAll(List.of(more));
    type(prefix + kind, fields.toArray(FieldSchema[]::new));
    resources.add(new ResourceSchema(group, "v1", kind, kind + "s", kind, List.of(), List.of(), true, prefix + kind,
        List.of(), List.of(), List.of()));
  }

  private void type(String name, FieldSchema... fields) {
    type(name, List.of(), fields);
  }

  private void type(String name, List<Embed> embeds, FieldSchema... fields) {
    Map<String, FieldSchema> byName = new LinkedHashMap<>();
    for (FieldSchema field : fields) {
      byName.put(field.name(), field);
    }
    types.put(name, new TypeSchema(name, byName, false, embeds));
  }

  private static FieldSchema f(String name, int number, FieldType type) {
    return f(name, number, type, false);
  }

  private static FieldSchema f(String name, int number, FieldType type, boolean omitZero) {
    return new FieldSchema(name, type, number, false, Value.Null.NULL, List.of(), "", List.of(), false, omitZero);
  }
}
