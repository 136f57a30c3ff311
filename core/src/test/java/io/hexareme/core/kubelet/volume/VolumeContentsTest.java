package io.hexareme.core.kubelet.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.kubelet.downward.DownwardApi;
import io.hexareme.core.kubelet.volume.VolumeContents.Files;
import io.hexareme.core.kubelet.volume.VolumeContents.Missing;
import io.hexareme.core.kubelet.volume.VolumeContents.Scratch;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VolumeContentsTest {
  private static final Obj POD = Value.obj(
      "metadata", Value.obj("name", "web", "namespace", "shop", "labels", Value.obj("b", "2", "a", "say \"hi\"")),
      "spec", Value.obj("containers", List.of(Value.obj("name", "app", "resources",
          Value.obj("limits", Value.obj("cpu", "1500m"), "requests", Value.obj("memory", "1Gi"))))));

  private final Map<SourceRef, Obj> objects = new LinkedHashMap<>();
  private TokenAnswer token = new TokenAnswer.Issued("jwt");

  private VolumeContents.Content content(Object... volume) {
    DownwardApi downward = new DownwardApi(POD, "10.0.0.1", "10.244.0.2", Map.of("memory", "16Gi"));
    return new VolumeContents(downward, ref -> Optional.ofNullable(objects.get(ref)), ref -> token).of(Value.obj(volume));
  }

  /** {@code path[mode]=text}, in order of the paths; or what is missing. */
  private String files(Object... volume) {
    return switch (content(volume)) {
      case Files(var files) -> files.entrySet().stream()
          .map(file -> file.getKey() + "[" + Integer.toOctalString(file.getValue().mode()) + "]=" + file.getValue().content().utf8())
          .reduce((a, b) -> a + " " + b).orElse("(empty)");
      case Missing(String message) -> "missing: " + message;
      case Scratch() -> "scratch";
    };
  }

  private void configMap(String name, Object... data) {
    objects.put(SourceRef.configMap("shop", name), Value.obj("data", Value.obj(data), "binaryData", Value.obj("bin", "AQI=")));
  }

  private void secret(String name, Object... data) {
    objects.put(SourceRef.secret("shop", name), Value.obj("data", Value.obj(data)));
  }

  private static Obj item(String key, String path) {
    return Value.obj("key", key, "path", path);
  }

  @Test
  void a_config_map_is_a_file_for_every_key_or_for_those_that_are_named() {
    configMap("c", "a", "1", "b", "2");
    assertThat(files("configMap", Value.obj("name", "c"))).isEqualTo("a[644]=1 b[644]=2 bin[644]=\u0001\u0002");
    assertThat(files("configMap", Value.obj("name", "c", "defaultMode", 0400, "items",
        List.of(item("b", "sub/two"), item("a", "one").with("mode", 0755))))).isEqualTo("one[755]=1 sub/two[400]=2");
  }

  @Test
  void a_secret_is_decoded() {
    secret("s", "pw", "aGVsbG8=");
    assertThat(files("secret", Value.obj("secretName", "s"))).isEqualTo("pw[644]=hello");
  }

  @Test
  void what_is_missing_is_named_unless_it_is_optional() {
    assertThat(files("configMap", Value.obj("name", "c"))).isEqualTo("missing: configmap \"c\" not found");
    assertThat(files("secret", Value.obj("secretName", "s"))).isEqualTo("missing: secret \"s\" not found");
    assertThat(files("configMap", Value.obj("name", "c", "optional", true))).isEqualTo("(empty)");
    configMap("c", "a", "1");
    secret("s", "a", "");
    assertThat(files("configMap", Value.obj("name", "c", "items", List.of(item("x", "x")))))
        .isEqualTo("missing: configmap references non-existent config key: x");
    assertThat(files("secret", Value.obj("secretName", "s", "items", List.of(item("x", "x")))))
        .isEqualTo("missing: references non-existent secret key: x");
    assertThat(files("configMap", Value.obj("name", "c", "optional", true, "items", List.of(item("x", "x"), item("a", "a"))))).isEqualTo("a[644]=1");
  }

  @Test
  void the_downward_api_tells_fields_and_resources() {
    Obj items = Value.obj("items", List.of(
        Value.obj("path", "name", "fieldRef", Value.obj("fieldPath", "metadata.name")),
        Value.obj("path", "labels", "fieldRef", Value.obj("fieldPath", "metadata.labels")),
        Value.obj("path", "one", "fieldRef", Value.obj("fieldPath", "metadata.labels['b']")),
        Value.obj("path", "cpu", "resourceFieldRef", Value.obj("containerName", "app", "resource", "limits.cpu")),
        Value.obj("path", "milli", "resourceFieldRef", Value.obj("containerName", "app", "resource", "limits.cpu", "divisor", "1m")),
        Value.obj("path", "mem", "resourceFieldRef", Value.obj("containerName", "app", "resource", "requests.memory", "divisor", "1Mi")),
        Value.obj("path", "node", "resourceFieldRef", Value.obj("containerName", "app", "resource", "limits.memory", "divisor", "1Gi"))));
    assertThat(files("downwardAPI", items)).isEqualTo(
        "cpu[644]=2 labels[644]=a=\"say \\\"hi\\\"\"\nb=\"2\" mem[644]=1024 milli[644]=1500 name[644]=web node[644]=16 one[644]=2");
  }

  @Test
  void a_projected_volume_is_all_its_sources_and_names_all_that_is_missing() {
    Obj sources = Value.obj("defaultMode", 0600, "sources", List.of(
        Value.obj("serviceAccountToken", Value.obj("path", "token", "expirationSeconds", 3607)),
        Value.obj("configMap", Value.obj("name", "kube-root-ca.crt", "items", List.of(item("ca.crt", "ca.crt")))),
        Value.obj("secret", Value.obj("name", "s")),
        Value.obj("downwardAPI", Value.obj("items", List.of(Value.obj("path", "namespace", "fieldRef", Value.obj("fieldPath", "metadata.namespace")))))));
    assertThat(files("projected", sources)).isEqualTo("missing: [configmap \"kube-root-ca.crt\" not found, secret \"s\" not found]");
    configMap("kube-root-ca.crt", "ca.crt", "PEM");
    secret("s", "k", "dg==");
    assertThat(files("projected", sources)).isEqualTo("ca.crt[600]=PEM k[600]=v namespace[600]=shop token[600]=jwt");
    token = new TokenAnswer.Refused("serviceaccounts \"x\" not found");
    assertThat(files("projected", sources)).isEqualTo("missing: failed to fetch token: serviceaccounts \"x\" not found");
  }

  @Test
  void every_other_volume_is_an_empty_directory() {
    assertThat(files("emptyDir", Obj.EMPTY)).isEqualTo("scratch");
    assertThat(files("hostPath", Value.obj("path", "/"))).isEqualTo("scratch");
  }

  @Test
  void needs_are_the_sources_and_tokens_of_all_volumes() {
    Obj pod = POD.withPath(Value.from(List.of(
        Value.obj("configMap", Value.obj("name", "c")), Value.obj("secret", Value.obj("secretName", "s")),
        Value.obj("projected", Value.obj("sources", List.of(Value.obj("secret", Value.obj("name", "p")),
            Value.obj("serviceAccountToken", Value.obj("audience", "vault", "expirationSeconds", 600))))))), "spec", "volumes");
    assertThat(VolumeNeeds.of(pod).sources())
        .containsExactly(SourceRef.configMap("shop", "c"), SourceRef.secret("shop", "s"), SourceRef.secret("shop", "p"));
    assertThat(VolumeNeeds.of(pod).tokens()).containsExactly(new TokenRef("vault", 600));
  }
}
