package io.hexareme.core.apiserver.schema;

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
import io.hexareme.ports.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A small table with the shapes that matter: nested structs, keyed lists, maps, every scalar, a kind without a resource. */
final class SampleSchemas {
  private static final String APPS = "io.k8s.api.apps.v1.";
  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  private final Map<String, TypeSchema> types = new LinkedHashMap<>();

  static SchemaRegistry registry() {
    return new SchemaRegistry(new SampleSchemas().table());
  }

  static TypeSchema deployment(SchemaRegistry registry) {
    return registry.typeOfKind("apps", "v1", "Deployment").orElseThrow();
  }

  private SchemaTable table() {
    type(META + "ObjectMeta", string("name"), omitted("namespace", Scalar.STRING), plain("labels", new MapOf(Scalar.STRING, false)),
        plain("creationTimestamp", Scalar.TIME));
    type(META + "DeleteOptions", string("kind"), string("apiVersion"), plain("gracePeriodSeconds", Scalar.INT64));
    type(META + "LabelSelector", plain("matchLabels", new MapOf(Scalar.STRING, false)));
    type(APPS + "Deployment", string("kind"), string("apiVersion"), plain("metadata", new Ref(META + "ObjectMeta")),
        defaulted("spec", new Ref(APPS + "DeploymentSpec"), Value.Obj.EMPTY),
        defaulted("status", new Ref(APPS + "DeploymentStatus"), Value.Obj.EMPTY));
    type(APPS + "DeploymentSpec", defaulted("replicas", Scalar.INT32, Value.of(1)), required("selector", new Ref(META + "LabelSelector")),
        defaulted("strategy", new Ref(APPS + "DeploymentStrategy"), Value.Obj.EMPTY), omitted("paused", Scalar.BOOLEAN),
        required("containers", new ListOf(new Ref(APPS + "Container"), ListKind.MAP, List.of("name"))),
        plain("pause", Scalar.DURATION), plain("weight", Scalar.DOUBLE), plain("extra", Scalar.ANY), plain("data", new MapOf(Scalar.BYTES, false)),
        plain("renewTime", Scalar.MICRO_TIME), plain("generation", Scalar.INT64),
        plain("sets", new MapOf(new Ref(APPS + "Container"), false)), plain("shapeless", new Ref(APPS + "Shapeless")));
    type(APPS + "DeploymentStrategy", new FieldSchema("type", Scalar.STRING, 1, false, Value.of("RollingUpdate"),
        List.of("Recreate", "RollingUpdate"), "", List.of(), false, true));
    type(APPS + "Container", required("name", Scalar.STRING), omitted("image", Scalar.STRING),
        new FieldSchema("policy", Scalar.STRING, 1, false, Value.Null.NULL, List.of("Always", "Never"), "", List.of(), false, true),
        plain("limits", new MapOf(Scalar.QUANTITY, false)), plain("command", new ListOf(Scalar.STRING, ListKind.ATOMIC, List.of())),
        plain("port", Scalar.INT_OR_STRING), defaulted("path", Scalar.STRING, Value.of("/dev/termination-log")),
        new FieldSchema("modes", new ListOf(Scalar.STRING, ListKind.ATOMIC, List.of()), 1, false, Value.Null.NULL, List.of("A", "B"), "",
            List.of(), false));
    type(APPS + "DeploymentStatus", omitted("replicas", Scalar.INT32), required("phase", Scalar.STRING));
    type(APPS + "Scale", string("kind"), string("apiVersion"));
    type(APPS + "Shapeless");
    ResourceSchema deployments = new ResourceSchema("apps", "v1", "Deployment", "deployments", "deployment", List.of("deploy"), List.of(), true,
        APPS + "Deployment", List.of("get", "list"), List.of(), List.of());
    return new SchemaTable(types, List.of(deployments));
  }

  private void type(String name, FieldSchema... fields) {
    Map<String, FieldSchema> byName = new LinkedHashMap<>();
    for (FieldSchema field : fields) {
      byName.put(field.name(), field);
    }
    types.put(name, new TypeSchema(name, byName, false, List.of()));
  }

  private static FieldSchema string(String name) {
    return plain(name, Scalar.STRING);
  }

  private static FieldSchema plain(String name, FieldType type) {
    return defaulted(name, type, Value.Null.NULL);
  }

  private static FieldSchema defaulted(String name, FieldType type, Value value) {
    return new FieldSchema(name, type, 1, false, value, List.of(), "", List.of(), false);
  }

  private static FieldSchema required(String name, FieldType type) {
    return new FieldSchema(name, type, 1, true, Value.Null.NULL, List.of(), "", List.of(), false);
  }

  private static FieldSchema omitted(String name, FieldType type) {
    return new FieldSchema(name, type, 1, false, Value.Null.NULL, List.of(), "", List.of(), false, true);
  }
}
