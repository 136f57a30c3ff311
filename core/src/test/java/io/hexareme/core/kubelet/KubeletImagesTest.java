package io.hexareme.core.kubelet;

import static io.hexareme.core.kubelet.KubeletBench.container;
import static io.hexareme.core.kubelet.KubeletBench.pod;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KubeletImagesTest {
  private final KubeletBench bench = new KubeletBench().start();

  @Test
  void an_image_that_cannot_be_pulled_is_tried_again_ever_more_rarely_until_it_can() {
    bench.runtime.unpullable.add("app:1");
    bench.submit(pod("web", List.of(container("app"))));
    assertThat(bench.state("web", "app")).isEqualTo("waiting:ErrImagePull");
    assertThat(bench.containerStatus("web", "app").text("state", "waiting", "message")).isEqualTo("no such image: app:1");
    bench.advance(1);
    assertThat(bench.state("web", "app")).isEqualTo("waiting:ImagePullBackOff");
    assertThat(bench.containerStatus("web", "app").text("state", "waiting", "message"))
        .isEqualTo("Back-off pulling image \"app:1\": ErrImagePull: no such image: app:1");
    assertThat(bench.phase("web")).isEqualTo("Pending");
    bench.advance(60);
    assertThat(bench.runtime.calls.stream().filter("pull app:1"::equals)).hasSize(3);
    bench.runtime.unpullable.clear();
    bench.advance(40);
    assertThat(bench.state("web", "app")).isEqualTo("running");
    assertThat(bench.containerStatus("web", "app").at("restartCount").asInt(-1)).isZero();
    assertThat(bench.api.eventTexts()).contains(
        "Warning Failed Failed to pull image \"app:1\": no such image: app:1",
        "Warning Failed Error: ErrImagePull",
        "Normal BackOff Back-off pulling image \"app:1\"",
        "Warning Failed Error: ImagePullBackOff");
  }

  @Test
  void a_corrected_image_is_pulled_without_waiting_for_the_back_off() {
    bench.runtime.unpullable.add("app:1");
    bench.submit(pod("web", List.of(container("app"))));
    bench.advance(2);
    bench.submit(pod("web", List.of(container("app", "image", "app:2"))).with("status", bench.status("web")));
    assertThat(bench.state("web", "app")).isEqualTo("running");
  }

  @Test
  void an_image_that_is_there_is_not_pulled_again_unless_the_policy_is_always() {
    bench.submit(pod("one", List.of(container("app", "image", "shared:1"))));
    bench.submit(pod("two", List.of(container("app", "image", "shared:1"))));
    assertThat(bench.runtime.calls.stream().filter("pull shared:1"::equals)).hasSize(1);
    assertThat(bench.api.eventTexts()).contains("Normal Pulled Container image \"shared:1\" already present on machine");
    bench.submit(pod("three", List.of(container("app", "image", "shared:1", "imagePullPolicy", "Always"))));
    assertThat(bench.runtime.calls.stream().filter("pull shared:1"::equals)).hasSize(2);
  }

  @Test
  void with_policy_never_an_absent_image_is_an_error() {
    bench.submit(pod("web", List.of(container("app", "imagePullPolicy", "Never"))));
    assertThat(bench.state("web", "app")).isEqualTo("waiting:ErrImageNeverPull");
    assertThat(bench.containerStatus("web", "app").text("state", "waiting", "message"))
        .isEqualTo("Container image \"app:1\" is not present with pull policy of Never");
    assertThat(bench.runtime.calls).noneMatch(call -> call.startsWith("pull"));
  }
}
