package io.hexareme.adapters.testkit.gherkin;

import io.cucumber.java.en.When;
import io.hexareme.adapters.testkit.Time;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;

/** Time passes: at once in virtual time, by waiting on the wall clock. */
public final class TimeSteps {

  @When("{span} pass(es)")
  public void passes(Duration span) {
    ScenarioWorld.current().pass(span);
  }

  /** The next time that it is so late, in UTC. Only in virtual time: nobody waits for it. */
  @When("the clock reaches {word}")
  public void reaches(String clock) {
    Time time = ScenarioWorld.current().cluster().time();
    ZonedDateTime now = time.now().atZone(ZoneOffset.UTC);
    ZonedDateTime then = now.with(timeOfDay(clock));
    time.advance(Duration.between(now, then.isAfter(now) ? then : then.plusDays(1)));
  }

  private static LocalTime timeOfDay(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw new IllegalArgumentException("\"" + text + "\" is no time of day such as 03:00 or 23:59:59", unreadable);
    }
  }

  /** Nothing is left to do but to wait for time to pass. */
  @When("everything has settled")
  public void settles() {
    ScenarioWorld.current().cluster().time().settle();
  }
}
