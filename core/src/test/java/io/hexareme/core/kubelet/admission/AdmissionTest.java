package io.hexareme.core.kubelet.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import io.hexareme.ports.value.Value.Obj;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0", "1, 1", "100m, 0.1", "1.5, 1.5", "1k, 1000", "2Ki, 2048", "1Gi, 1073741824", "0.5Mi, 524288", "1e3, 1000", "1E, 1000000000000000000",
    "500n, 0.0000005", "nonsense, 0", "'', 0",
  })
  void quantities_are_exact_numbers(String quantity, BigDecimal number) {
    assertThat(Amount.parse(quantity)).isEqualByComparingTo(number);
  }

  @Test
  void a_pod_asks_for_its_containers_together_or_its_greediest_init_container() {
    Obj pod = Value.obj("spec", Value.obj(
        "initContainers", List.of(wants("2"), wants("100m").with("restartPolicy", "Always"), wants("1")),
        "containers", List.of(wants("500m"), wants("600m")),
        "overhead", Value.obj("cpu", "50m")));
    assertThat(PodRequests.of(pod, "cpu")).isEqualByComparingTo("2.05");
    assertThat(PodRequests.of(Value.obj("spec", Value.obj("containers", List.of(wants("500m"), wants("600m")))), "cpu")).isEqualByComparingTo("1.1");
  }

  private static Obj wants(String cpu) {
    return Value.obj("resources", Value.obj("requests", Value.obj("cpu", cpu)));
  }

  @ParameterizedTest
  @CsvSource({
    "In, tier, 'gold,silver', true", "In, tier, silver, false", "NotIn, tier, silver, true", "NotIn, tier, gold, false", "NotIn, none, x, true",
    "Exists, tier, , true", "Exists, none, , false", "DoesNotExist, none, , true", "DoesNotExist, tier, , false", "Gt, cores, 7, true",
    "Gt, cores, 8, false", "Lt, cores, 9, true", "Lt, tier, 9, false", "Gt, none, 1, false",
  })
  void required_node_affinity_is_the_operators_word(String operator, String key, String values, boolean accepted) {
    Obj expression = Value.obj("key", key, "operator", operator, "values", values == null ? List.of() : List.of(values.split(",")));
    Obj pod = Value.obj("spec", Value.obj("affinity", Value.obj("nodeAffinity", Value.obj("requiredDuringSchedulingIgnoredDuringExecution",
        Value.obj("nodeSelectorTerms", List.of(Value.obj("matchExpressions", List.of(expression))))))));
    assertThat(NodeAffinity.accepts(pod, "n", Map.of("tier", "gold", "cores", "8"))).isEqualTo(accepted);
  }
}
