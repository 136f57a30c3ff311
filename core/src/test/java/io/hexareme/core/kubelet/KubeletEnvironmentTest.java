package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletEnvironmentTest {
  private final KubeletBench bench = new KubeletBench().start();

  private static Obj from(String name, String reference, Object... fields) {
    return Value.obj("name", name, "valueFrom", Value.obj(reference, Value.obj(fields)));
  }

  @Test
  void variables_come_from_everywhere_and_refer_to_each_other() {
    bench.api.put("/api/v1/namespaces/default/configmaps/settings", Value.obj("data", Value.obj("level", "debug", "mode", "fast")));
    bench.api.put("/api/v1/namespaces/default/secrets/keys", Value.obj("data", Value.obj("token", "aGVsbG8=")));
    bench.submit(pod("web", List.of(container("app",
        "envFrom", List.of(Value.obj("prefix", "CFG_", "configMapRef", Value.obj("name", "settings"))),
        "env", List.of(
            from("POD", "fieldRef", "fieldPath", "metadata.name"),
            from("IP", "fieldRef", "fieldPath", "status.podIP"),
            from("LEVEL", "configMapKeyRef", "name", "settings", "key", "level"),
            from("TOKEN", "secretKeyRef", "name", "keys", "key", "token"),
            from("ABSENT", "configMapKeyRef", "name", "nowhere", "key", "x", "optional", true),
            Value.obj("name", "ALL", "value", "$(POD)-$(LEVEL) $$(POD) $(UNKNOWN)")),
        "args", List.of("--name=$(POD)", "$(ABSENT)")))));
    assertThat(bench.runtime.container("app").config().environment())
        .containsEntry("HOSTNAME", "web")
        .containsEntry("CFG_mode", "fast")
        .containsEntry("POD", "web")
        .containsEntry("IP", "10.0.0.1")
        .containsEntry("LEVEL", "debug")
        .containsEntry("TOKEN", "hello")
        .containsEntry("ALL", "web-debug $(POD) $(UNKNOWN)")
        .doesNotContainKey("ABSENT");
    assertThat(bench.runtime.container("app").config().args()).containsExactly("--name=web", "$(ABSENT)");
  }

  @Test
  void what_is_missing_holds_the_container_back_and_is_named() {
    bench.submit(pod("web", List.of(container("app", "env", List.of(from("A", "configMapKeyRef", "name", "settings", "key", "level"))))));
    assertThat(bench.state("web", "app")).isEqualTo("waiting:CreateContainerConfigError");
    assertThat(bench.containerStatus("web", "app").text("state", "waiting", "message")).isEqualTo("configmap \"settings\" not found");
    assertThat(bench.api.eventTexts()).contains("Warning Failed Error: configmap \"settings\" not found");
    bench.api.put("/api/v1/namespaces/default/configmaps/settings", Value.obj("data", Value.obj("other", "x")));
    bench.advance(10);
    assertThat(bench.containerStatus("web", "app").text("state", "waiting", "message"))
        .isEqualTo("couldn't find key level in ConfigMap default/settings");
    bench.api.put("/api/v1/namespaces/default/configmaps/settings", Value.obj("data", Value.obj("level", "x")));
    bench.advance(20);
    assertThat(bench.state("web", "app")).isEqualTo("running");
  }
}
