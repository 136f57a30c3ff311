package io.hexareme.adapters.schemakubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.schema.FieldSchema;
import io.hexareme.ports.schema.FieldType;
import io.hexareme.ports.schema.FieldType.ListKind;
import io.hexareme.ports.schema.FieldType.ListOf;
import io.hexareme.ports.schema.FieldType.MapOf;
import io.hexareme.ports.schema.FieldType.Ref;
import io.hexareme.ports.schema.FieldType.Scalar;
import io.hexareme.ports.schema.ResourceSchema;
import io.hexareme.ports.schema.SchemaTable;
import io.hexareme.ports.value.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesSchemasTest {
  private static final KubernetesSchemas SCHEMAS = new KubernetesSchemas();
  private static final SchemaTable TABLE = SCHEMAS.load();

  private static FieldSchema field(String brief) {
    int dot = brief.lastIndexOf('.');
    String type = TABLE.types().keySet().stream().filter(name -> name.endsWith("." + brief.substring(0, dot))).findFirst().orElseThrow();
    FieldSchema field = TABLE.types().get(type).fields().get(brief.substring(dot + 1));
    assertThat(field).as(brief).isNotNull();
    return field;
  }

  private static ResourceSchema resource(String apiVersion, String plural) {
    return TABLE.resources().stream()
        .filter(resource -> resource.apiVersion().equals(apiVersion) && resource.plural().equals(plural))
        .findFirst().orElseThrow();
  }

  @Test
  void the_table_is_whole() {
    assertThat(TABLE.types()).hasSizeBetween(550, 700);
    assertThat(TABLE.types().values().stream().mapToInt(type -> type.fields().size()).sum()).isGreaterThan(2_500);
    assertThat(TABLE.resources()).hasSize(68);
  }

  @Test
  void every_reference_names_a_type_of_the_table() {
    TABLE.types().values().forEach(type -> {
      type.fields().values().forEach(field -> assertResolved(field.type(), type.name() + "." + field.name()));
      type.embeds().forEach(embed -> assertThat(TABLE.types()).containsKey(embed.type()));
    });
    TABLE.resources().forEach(resource -> assertThat(TABLE.types()).containsKey(resource.type()));
  }

  private static void assertResolved(FieldType type, String where) {
    switch (type) {
      case Scalar scalar -> { }
      case Ref ref -> assertThat(TABLE.types()).as(where).containsKey(ref.type());
      case ListOf list -> assertResolved(list.items(), where);
      case MapOf map -> assertResolved(map.values(), where);
    }
  }

  @Test
  void every_key_of_a_map_list_is_a_field_of_its_items() {
    TABLE.types().values().forEach(type -> type.fields().values().forEach(field -> {
      if (field.type() instanceof ListOf list && list.kind() == ListKind.MAP) {
        assertThat(list.keys()).as(type.name() + "." + field.name()).isNotEmpty();
        assertThat(TABLE.types().get(((Ref) list.items()).type()).fields()).containsKeys(list.keys().toArray(String[]::new));
      }
    }));
  }

  @ParameterizedTest
  @CsvSource({
    "core.v1.Container.env, name", "core.v1.PodSpec.containers, name", "core.v1.PodSpec.volumes, name",
    "core.v1.Container.volumeMounts, mountPath", "core.v1.Container.ports, containerPort protocol",
    "core.v1.EphemeralContainer.ports, containerPort protocol", "core.v1.ServicePort.port, ''",
    "core.v1.ServiceSpec.ports, port protocol", "core.v1.PodSpec.topologySpreadConstraints, topologyKey whenUnsatisfiable",
    "meta.v1.ObjectMeta.ownerReferences, uid", "core.v1.PodStatus.podIPs, ip", "core.v1.PodStatus.conditions, type",
    "apps.v1.DeploymentStatus.conditions, type", "admissionregistration.v1.ValidatingWebhookConfiguration.webhooks, name",
    "apiregistration.v1.APIServiceStatus.conditions, type", "apiextensions.v1.JSONSchemaProps.x-kubernetes-validations, rule",
    "resource.v1.ResourceClaimStatus.devices, driver device pool shareID", "core.v1.PodSpec.tolerations, ''"
  })
  void lists_have_the_keys_of_upstream(String field, String keys) {
    List<String> actual = field(field).type() instanceof ListOf list ? list.keys() : List.of();
    assertThat(String.join(" ", actual)).isEqualTo(keys);
  }

  @Test
  void sets_and_atomic_types_are_told_apart() {
    assertThat(((ListOf) field("meta.v1.ObjectMeta.finalizers").type()).kind()).isEqualTo(ListKind.SET);
    assertThat(((ListOf) field("core.v1.Container.command").type()).kind()).isEqualTo(ListKind.ATOMIC);
    assertThat(((MapOf) field("core.v1.PodSpec.nodeSelector").type()).atomic()).isTrue();
    assertThat(((MapOf) field("meta.v1.ObjectMeta.labels").type()).atomic()).isFalse();
    assertThat(TABLE.types().get("io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector").atomic()).isTrue();
    assertThat(TABLE.types().get("io.k8s.api.core.v1.PodSpec").atomic()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "core.v1.PodSpec.containers, merge, name", "core.v1.PodSpec.volumes, merge retainKeys, name", "core.v1.ServiceSpec.ports, merge, port",
    "meta.v1.ObjectMeta.finalizers, merge, ''", "apps.v1.DeploymentSpec.strategy, retainKeys, ''",
    "policy.v1.PodDisruptionBudgetSpec.selector, replace, ''", "core.v1.Container.command, '', ''"
  })
  void patches_merge_as_upstream(String field, String strategy, String key) {
    assertThat(String.join(" ", field(field).patchStrategy())).isEqualTo(strategy);
    assertThat(field(field).patchMergeKey()).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({
    "core.v1.ContainerPort.protocol, TCP", "core.v1.PodSpec.restartPolicy, Always", "core.v1.Container.terminationMessagePath, /dev/termination-log",
    "core.v1.EphemeralContainer.terminationMessagePolicy, File", "core.v1.Secret.type, Opaque", "apps.v1.RollingUpdateDeployment.maxSurge, 25%",
    "core.v1.ISCSIVolumeSource.iscsiInterface, default", "rbac.v1.RoleRef.apiGroup, rbac.authorization.k8s.io"
  })
  void text_defaults(String field, String value) {
    assertThat(field(field).defaultValue()).isEqualTo(Value.of(value));
  }

  @Test
  void other_defaults() {
    assertThat(field("apps.v1.DeploymentSpec.replicas").defaultValue()).isEqualTo(Value.of(1));
    assertThat(field("core.v1.PodSpec.securityContext").defaultValue()).isEqualTo(Value.Obj.EMPTY);
    assertThat(field("core.v1.Container.resources").defaultValue()).isEqualTo(Value.Obj.EMPTY);
    assertThat(field("core.v1.ConfigMapVolumeSource.name").defaultValue()).isEqualTo(Value.Null.NULL);
    assertThat(field("storage.v1.CSIDriverSpec.volumeLifecycleModes").defaultValue()).isEqualTo(Value.array(Value.of("Persistent")));
    assertThat(field("rbac.v1.ClusterRole.rules").defaultValue()).isEqualTo(Value.Arr.EMPTY);
    assertThat(field("core.v1.Container.args").defaultValue()).isEqualTo(Value.Null.NULL);
    assertThat(field("policy.v1.PodDisruptionBudgetStatus.disruptionsAllowed").defaultValue()).isEqualTo(Value.of(0));
  }

  @Test
  void enumerations_stand_in_the_order_of_error_messages() {
    assertThat(field("core.v1.PodSpec.restartPolicy").enumeration()).containsExactly("Always", "OnFailure", "Never");
    assertThat(field("core.v1.EphemeralContainer.imagePullPolicy").enumeration()).containsExactly("Always", "IfNotPresent", "Never");
    assertThat(field("core.v1.HostPathVolumeSource.type").enumeration()).startsWith("").hasSize(8);
    assertThat(field("core.v1.Container.name").enumeration()).isEmpty();
  }

  @Test
  void embedded_structs_are_hoisted_in_json_and_kept_for_protobuf() {
    assertThat(TABLE.types().get("io.k8s.api.core.v1.Volume").fields()).containsKeys("name", "emptyDir", "configMap").doesNotContainKey("volumeSource");
    assertThat(field("core.v1.Volume.emptyDir").number()).isZero();
    assertThat(field("core.v1.VolumeSource.emptyDir").number()).isEqualTo(2);
    assertThat(TABLE.types().get("io.k8s.api.core.v1.Probe").embeds()).singleElement().satisfies(embed ->
        assertThat(embed.number()).isEqualTo(1));
    assertThat(field("admissionregistration.v1.NamedRuleWithOperations.apiGroups").number()).isZero();
  }

  @Test
  void names_are_the_published_json_names() {
    assertThat(field("core.v1.DaemonEndpoint.Port").number()).isEqualTo(1);
    assertThat(field("authentication.v1.BoundObjectReference.uid").type()).isEqualTo(Scalar.STRING);
    assertThat(field("networking.v1.IngressClassParametersReference.apiGroup").number()).isEqualTo(1);
    assertThat(field("apiextensions.v1.JSONSchemaProps.$ref").number()).isPositive();
    assertThat(field("admissionregistration.v1.ValidatingWebhookConfiguration.webhooks").number()).isEqualTo(2);
  }

  @Test
  void required_is_what_the_server_answers_with_required_value() {
    assertThat(field("core.v1.EnvVar.name").required()).isTrue();
    assertThat(field("core.v1.Container.image").required()).isTrue();
    assertThat(field("core.v1.EphemeralContainer.image").required()).isTrue();
    assertThat(field("apps.v1.DeploymentSpec.selector").required()).isTrue();
    assertThat(field("core.v1.ServicePort.port").required()).isFalse();
    assertThat(field("apps.v1.StatefulSetSpec.serviceName").required()).isFalse();
  }

  @Test
  void fields_stand_in_the_order_of_the_go_structs() {
    assertThat(TABLE.types().get("io.k8s.api.core.v1.Pod").fields().keySet()).containsExactly("kind", "apiVersion", "metadata", "spec", "status");
    assertThat(TABLE.types().get("io.k8s.api.core.v1.ContainerPort").fields().keySet())
        .containsExactly("name", "hostPort", "containerPort", "protocol", "hostIP");
    assertThat(TABLE.types().get("io.k8s.api.core.v1.Volume").fields().keySet()).startsWith("name", "hostPath", "emptyDir");
  }

  @Test
  void scalars_have_their_forms() {
    assertThat(field("coordination.v1.LeaseSpec.renewTime").type()).isEqualTo(Scalar.MICRO_TIME);
    assertThat(field("meta.v1.ObjectMeta.creationTimestamp").type()).isEqualTo(Scalar.TIME);
    assertThat(field("core.v1.ServicePort.targetPort").type()).isEqualTo(Scalar.INT_OR_STRING);
    assertThat(field("core.v1.Secret.data").type()).isEqualTo(new MapOf(Scalar.BYTES, false));
    assertThat(field("core.v1.ResourceRequirements.limits").type()).isEqualTo(new MapOf(Scalar.QUANTITY, false));
    assertThat(field("apps.v1.ControllerRevision.data").type()).isEqualTo(Scalar.ANY);
    assertThat(field("meta.v1.ManagedFieldsEntry.fieldsV1").type()).isEqualTo(Scalar.FIELDS_V1);
    assertThat(field("authentication.v1.UserInfo.extra").type())
        .isEqualTo(new MapOf(new ListOf(Scalar.STRING, ListKind.ATOMIC, List.of()), false));
  }

  @Test
  void what_zero_means_is_known() {
    assertThat(field("core.v1.PodSpec.hostNetwork").omitZero()).isTrue();
    assertThat(field("core.v1.SecurityContext.privileged").omitZero()).isFalse();
    assertThat(field("apps.v1.DeploymentSpec.replicas").omitZero()).isFalse();
    assertThat(field("core.v1.Volume.name").omitZero()).isFalse();
    assertThat(field("core.v1.EphemeralContainer.tty").omitZero()).isTrue();
  }

  @Test
  void pods_are_as_discovery_shows_them() {
    ResourceSchema pods = resource("v1", "pods");
    assertThat(pods.kind()).isEqualTo("Pod");
    assertThat(pods.singular()).isEqualTo("pod");
    assertThat(pods.namespaced()).isTrue();
    assertThat(pods.shortNames()).containsExactly("po");
    assertThat(pods.categories()).containsExactly("all");
    assertThat(pods.verbs()).containsExactly("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    assertThat(pods.selectableFields()).contains("spec.nodeName", "status.phase");
    assertThat(pods.subresources().stream().map(ResourceSchema.Subresource::name))
        .containsExactly("attach", "binding", "ephemeralcontainers", "eviction", "exec", "log", "portforward", "proxy", "resize", "status");
  }

  @ParameterizedTest
  @CsvSource({
    "v1, pods, exec, v1, PodExecOptions, create get", "v1, pods, log, v1, Pod, get", "v1, pods, eviction, policy/v1, Eviction, create",
    "v1, pods, binding, v1, Binding, create", "v1, pods, resize, v1, Pod, get patch update", "v1, pods, portforward, v1, PodPortForwardOptions, create get",
    "v1, pods, proxy, v1, PodProxyOptions, create delete get patch update", "v1, nodes, proxy, v1, NodeProxyOptions, create delete get patch update",
    "v1, serviceaccounts, token, authentication.k8s.io/v1, TokenRequest, create", "v1, namespaces, finalize, v1, Namespace, update",
    "v1, replicationcontrollers, scale, autoscaling/v1, Scale, get patch update", "apps/v1, deployments, scale, autoscaling/v1, Scale, get patch update",
    "apps/v1, deployments, status, apps/v1, Deployment, get patch update",
    "certificates.k8s.io/v1, certificatesigningrequests, approval, certificates.k8s.io/v1, CertificateSigningRequest, get patch update"
  })
  void subresources_speak_their_own_kinds(String apiVersion, String plural, String name, String of, String kind, String verbs) {
    ResourceSchema.Subresource sub =
        resource(apiVersion, plural).subresources().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    assertThat(sub.group().isEmpty() ? sub.version() : sub.group() + "/" + sub.version()).isEqualTo(of);
    assertThat(sub.kind()).isEqualTo(kind);
    assertThat(String.join(" ", sub.verbs())).isEqualTo(verbs);
  }

  @ParameterizedTest
  @CsvSource({
    "v1, namespaces, false, Namespace", "v1, nodes, false, Node", "v1, events, true, Event", "v1, bindings, true, Binding",
    "events.k8s.io/v1, events, true, Event", "batch/v1, cronjobs, true, CronJob", "authorization.k8s.io/v1, selfsubjectaccessreviews, false, SelfSubjectAccessReview",
    "authorization.k8s.io/v1, localsubjectaccessreviews, true, LocalSubjectAccessReview", "resource.k8s.io/v1, resourceclaims, true, ResourceClaim",
    "apiregistration.k8s.io/v1, apiservices, false, APIService", "apiextensions.k8s.io/v1, customresourcedefinitions, false, CustomResourceDefinition",
    "discovery.k8s.io/v1, endpointslices, true, EndpointSlice", "storage.k8s.io/v1, csistoragecapacities, true, CSIStorageCapacity"
  })
  void scopes_and_kinds(String apiVersion, String plural, boolean namespaced, String kind) {
    assertThat(resource(apiVersion, plural).namespaced()).isEqualTo(namespaced);
    assertThat(resource(apiVersion, plural).kind()).isEqualTo(kind);
  }

  @Test
  void reviews_are_virtual() {
    assertThat(resource("authorization.k8s.io/v1", "subjectaccessreviews").verbs()).containsExactly("create");
    assertThat(resource("authentication.k8s.io/v1", "tokenreviews").verbs()).containsExactly("create");
  }

  @Test
  void groups_stand_in_discovery_order_with_the_preferred_version_first() {
    assertThat(TABLE.resources().stream().map(ResourceSchema::apiVersion).distinct().collect(Collectors.toList()))
        .startsWith("v1", "apiregistration.k8s.io/v1", "apps/v1")
        .containsSubsequence("autoscaling/v2", "autoscaling/v1")
        .hasSize(22);
    assertThat(TABLE.resources().stream().filter(resource -> resource.apiVersion().equals("v1")).map(ResourceSchema::plural)).isSorted();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions", "io.k8s.apimachinery.pkg.apis.meta.v1.Status", "io.k8s.api.autoscaling.v1.Scale",
    "io.k8s.api.policy.v1.Eviction", "io.k8s.api.core.v1.Binding", "io.k8s.api.authentication.v1.TokenRequest", "io.k8s.api.core.v1.PodLogOptions",
    "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta", "io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent",
    "io.k8s.apimachinery.pkg.apis.meta.v1.PartialObjectMetadata", "io.k8s.apimachinery.pkg.apis.meta.v1.Table", "io.k8s.api.core.v1.PodList"
  })
  void types_beside_the_resources_are_there(String type) {
    assertThat(TABLE.types().get(type).fields()).isNotEmpty();
  }

  @Test
  void descriptions_are_prose_without_markers() {
    assertThat(SCHEMAS.description("io.k8s.api.core.v1.PodSpec", "containers")).startsWith("List of containers belonging to the pod.").doesNotContain("+");
    assertThat(SCHEMAS.description("io.k8s.api.core.v1.Pod", "")).contains("collection of containers");
    assertThat(SCHEMAS.description("io.k8s.api.core.v1.Volume", "emptyDir")).isNotEmpty();
    assertThat(SCHEMAS.description("io.k8s.api.core.v1.Pod", "nothing")).isEmpty();
  }
}
