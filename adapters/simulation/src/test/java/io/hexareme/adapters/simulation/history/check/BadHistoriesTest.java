package io.hexareme.adapters.simulation.history.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker rejects what no store may do, and says why in words that name the thing. */
final class BadHistoriesTest {
  static List<BadHistories.Bad> bad() {
    return BadHistories.all();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void is_rejected_with_words_that_help(BadHistories.Bad bad) {
    Tale tale = new Tale();
    bad.tale().accept(tale);
    Verdict verdict = tale.verdict();
    assertThat(verdict).isInstanceOf(Verdict.Rejected.class);
    Violation violation = ((Verdict.Rejected) verdict).violation();
    assertThat(violation.text()).contains(bad.says());
    assertThat(violation.story()).as("a story").isNotEmpty();
  }

  @Test
  void the_catalogue_is_long() {
    assertThat(bad()).hasSizeGreaterThan(60).extracting(BadHistories.Bad::name).doesNotHaveDuplicates();
  }
}
