package io.hexareme.core.controllers.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.value.Value;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

  private static Value limit(String text) {
    return text.endsWith("%") ? Value.of(text) : Value.of(Long.parseLong(text));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 1", "50%, 3, 2", "50%, 7, 4", "28%, 7, 2", "29%, 7, 3", "100%, 7, 7", "0%, 7, 0", "0, 7, 0", "9, 7, 9", "110%, 10, 11"
  })
  void the_least_available_is_a_number_or_a_percentage_rounded_up(String limit, int expected, int desired) {
    assertThat(Budget.minAvailable(limit(limit), expected)).isEqualTo(new Budget(expected, desired));
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 2", "50%, 3, 1", "34%, 3, 1", "33%, 3, 2", "9, 7, 0", "100%, 7, 0", "0%, 7, 7", "1%, 1, 0"})
  void the_most_unavailable_is_taken_off_and_never_below_nothing(String limit, int expected, int desired) {
    assertThat(Budget.maxUnavailable(limit(limit), expected)).isEqualTo(new Budget(expected, desired));
  }

  @ParameterizedTest
  @CsvSource({"a", "%", "-1%", "1.5%", "50"})
  void a_text_that_is_no_percentage_is_told(String text) {
    assertThat(Budget.minAvailable(Value.of(text), 3))
        .isEqualTo(new Asked.Unclear("invalid value for IntOrString: invalid type: string is not a percentage"));
  }

  @ParameterizedTest
  @CsvSource({"3, 2, 3, 1", "3, 2, 2, 0", "3, 2, 1, 0", "0, 0, 5, 0", "3, 0, 3, 3"})
  void healthy_pods_beyond_the_desired_ones_can_go(int expected, int desired, int healthy, int allowed) {
    assertThat(new Budget(expected, desired).allowed(healthy)).isEqualTo(allowed);
  }

  @Test
  void whatever_is_allowed_leaves_enough_by_the_schoolbook() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      int expected = random.nextInt(300);
      int healthy = random.nextInt(300);
      int number = random.nextInt(130);
      boolean percent = random.nextBoolean();
      Value limit = percent ? Value.of(number + "%") : Value.of(number);
      Budget least = (Budget) Budget.minAvailable(limit, expected);
      Budget most = (Budget) Budget.maxUnavailable(limit, expected);
      long asked = percent ? (long) number * expected : number * 100L;
      assertThat(least.desired() * 100L).as("%s of %s", limit, expected).isBetween(asked, asked + 99);
      assertThat(most.desired()).isEqualTo(Math.max(0, expected - least.desired()));
      for (Budget budget : new Budget[] {least, most}) {
        int allowed = budget.allowed(healthy);
        assertThat(allowed).isBetween(0, healthy);
        assertThat(allowed == 0 || healthy - allowed == budget.desired()).isTrue();
      }
    }
  }
}
