package io.hexareme.adapters.testkit.gherkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StepsPageTest {
  private static final Path PAGE = Path.of("STEPS.md");

  @Test
  void the_page_is_what_the_sources_and_the_examples_make_of_it() throws IOException {
    String made = StepsPage.read().text();
    if (Boolean.getBoolean("rewrite")) {
      Files.writeString(PAGE, made);
    }
    assertThat(PAGE).as("stale: make it anew with -Drewrite=true and look at what changed").content().isEqualTo(made);
  }

  @Test
  void every_step_text_has_an_example_that_is_run() throws IOException {
    assertThat(StepsPage.read().withoutExample()).isEmpty();
  }

  @Test
  void every_step_of_the_examples_is_meant_by_exactly_one_text() throws IOException {
    assertThat(StepsPage.read().unclear()).isEmpty();
  }

  @Test
  void every_class_of_steps_has_its_chapter() throws IOException {
    assertThat(StepsPage.classesWithoutChapter()).isEmpty();
    assertThat(StepsPage.read().count()).isGreaterThan(40);
  }
}
