package io.hexareme.adapters.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.Result;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.api.Credential;
import io.hexareme.ports.runtime.ContainerContext;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Volumes of a whole cluster, as a program in a container reads them. */
class MountedVolumesTest {
  private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";

  private final SimulatedCluster cluster = SimulatedCluster.start(6, 1);
  private ContainerContext inside;

  private void pass(int seconds) {
    cluster.world().advance(Duration.ofSeconds(seconds));
  }

  private void create(Resource resource, Obj object) {
    assertThat(cluster.await(cluster.admin().create(resource, object))).isInstanceOf(Result.Ok.class);
  }

  private static Obj settings(String level) {
    return Value.obj("kind", "ConfigMap", "apiVersion", "v1", "metadata", Value.obj("name", "settings", "namespace", "default"),
        "data", Value.obj("level", level));
  }

  private void run() {
    pass(5);
    cluster.images().image("acme/app", ctx -> inside = ctx);
    create(Resource.PODS, Value.obj("kind", "Pod", "apiVersion", "v1", "metadata", Value.obj("name", "app", "namespace", "default"),
        "spec", Value.obj(
            "containers", List.of(Value.obj("name", "app", "image", "acme/app",
                "volumeMounts", List.of(Value.obj("name", "settings", "mountPath", "/etc/app")))),
            "volumes", List.of(Value.obj("name", "settings", "configMap", Value.obj("name", "settings"))))));
  }

  @Test
  void a_config_map_is_read_and_a_change_of_it_within_a_minute() {
    create(Resource.CONFIG_MAPS, settings("debug"));
    run();
    pass(2);
    assertThat(inside.file("/etc/app/level")).contains("debug");
    assertThat(inside.env("KUBERNETES_SERVICE_HOST")).isEqualTo("10.96.0.1");
    cluster.await(cluster.admin().update(Resource.CONFIG_MAPS, settings("info")));
    pass(62);
    assertThat(inside.file("/etc/app/level")).contains("info");
  }

  @Test
  void a_pod_waits_for_its_config_map() {
    run();
    pass(30);
    assertThat(inside).isNull();
    create(Resource.CONFIG_MAPS, settings("late"));
    pass(40);
    assertThat(inside.file("/etc/app/level")).contains("late");
  }

  @Test
  void the_token_that_is_mounted_by_itself_is_good_for_the_api_server() {
    create(Resource.CONFIG_MAPS, settings("debug"));
    run();
    pass(2);
    assertThat(inside.file(ACCOUNT + "namespace")).contains("default");
    assertThat(inside.file(ACCOUNT + "ca.crt").orElse("")).startsWith("-----BEGIN CERTIFICATE-----");
    String token = inside.file(ACCOUNT + "token").orElse("");
    ApiClient client = cluster.client(new Credential.Bearer(token), "app");
    assertThat(cluster.await(client.list(Resource.PODS, "default", Map.of()))).isInstanceOfSatisfying(Result.Failed.class, failed -> {
      assertThat(failed.code()).isEqualTo(403);
      assertThat(failed.message()).contains("User \"system:serviceaccount:default:default\" cannot list resource \"pods\"");
    });
    pass(3000);
    assertThat(inside.file(ACCOUNT + "token").orElse("")).isNotEqualTo(token).isNotEmpty();
  }
}
