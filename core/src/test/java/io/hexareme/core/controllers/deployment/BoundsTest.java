package io.hexareme.core.controllers.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.controllers.Samples;
import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

  @ParameterizedTest
  @CsvSource(textBlock = """
      # replicas, maxSurge, maxUnavailable, surge, unavailable
      3,   25%, 25%,  1, 0
      4,   25%, 25%,  1, 1
      10,  25%, 25%,  3, 2
      1,   25%, 25%,  1, 0
      0,   25%, 25%,  0, 0
      3,   0,   0,    0, 1
      1,   0%,  10%,  0, 1
      3,   2,   0,    2, 0
      3,   0,   5,    0, 3
      3,   100%, 100%, 3, 3
      10,  1%,  1%,   1, 0
      """)
  void surge_rounds_up_and_unavailable_down_and_both_cannot_be_nothing(
      int replicas, String maxSurge, String maxUnavailable, int surge, int unavailable) {
    Obj deployment = Samples.deployment("web", replicas)
        .withPath(intOrPercent(maxSurge), "spec", "strategy", "rollingUpdate", "maxSurge")
        .withPath(intOrPercent(maxUnavailable), "spec", "strategy", "rollingUpdate", "maxUnavailable");

    assertThat(Bounds.of(deployment)).isEqualTo(new Bounds(replicas, surge, unavailable));
  }

  private static Value intOrPercent(String text) {
    return text.endsWith("%") ? Value.of(text) : Value.of(Long.parseLong(text));
  }
}
