package io.hexareme.adapters.assembly.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"|none", "0|0", "1,2,3|1-3", "0,2,3,7|0,2-3,7", "5,4,4|4-5"})
  void numbers_are_printed_as_ranges(String numbers, String printed) {
    List<Integer> list = numbers == null ? List.of() : java.util.Arrays.stream(numbers.split(",")).map(Integer::valueOf).toList();
    assertThat(Selection.print(Selection.only(list))).isEqualTo(printed);
    assertThat(Selection.parse(printed)).isEqualTo(Selection.only(list));
  }

  @Test
  void everything_has_everything() {
    assertThat(Selection.EVERYTHING.has(123_456)).isTrue();
    assertThat(Selection.parse("all")).isEqualTo(Selection.EVERYTHING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,", "a", "3-", "-3", "1-2-3", "99999999999", "0-999999999"})
  void what_is_no_selection_is_refused(String text) {
    assertThatThrownBy(() -> Selection.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void any_set_survives_being_printed() {
    Random random = new Random(4);
    for (int round = 0; round < 200; round++) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = random.nextInt(30); i > 0; i--) numbers.add(random.nextInt(40));
      Selection selection = Selection.only(numbers);
      Selection again = Selection.parse(Selection.print(selection));
      for (int number = 0; number < 40; number++) assertThat(again.has(number)).isEqualTo(numbers.contains(number));
    }
  }
}
