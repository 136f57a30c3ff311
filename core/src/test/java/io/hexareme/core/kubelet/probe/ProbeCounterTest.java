package io.hexareme.core.kubelet.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeCounterTest {

  /** Answers as letters: s success, f failure. */
  @ParameterizedTest
  @CsvSource({
    "'', 1, 3, UNKNOWN", "s, 1, 3, SUCCESS", "s, 2, 3, UNKNOWN", "ss, 2, 3, SUCCESS", "sfs, 2, 3, UNKNOWN", "ff, 1, 3, UNKNOWN", "fff, 1, 3, FAILURE",
    "sff, 1, 3, SUCCESS", "sfff, 1, 3, FAILURE", "sffsff, 1, 3, SUCCESS", "fffs, 1, 3, SUCCESS", "f, 1, 1, FAILURE",
  })
  void a_verdict_takes_as_many_equal_answers_in_a_row_as_the_threshold_says(String answers, int success, int failure, String health) {
    ProbeCounter counter = ProbeCounter.START;
    for (char answer : answers.toCharArray()) {
      counter = counter.next(answer == 's', success, failure);
    }
    assertThat(counter.health()).hasToString(health);
  }
}
