package io.hexareme.features;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestRunFinished;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says at the end how many scenarios the world was able to run, and what it did not have for the others. */
public final class WorldReport implements ConcurrentEventListener {
  private final Map<Status, Integer> counts = new TreeMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestCaseFinished.class, finished -> count(finished.getResult()));
    publisher.registerHandlerFor(TestRunFinished.class, finished -> System.out.println(text()));
  }

  private synchronized void count(Result result) {
    counts.merge(result.getStatus(), 1, Integer::sum);
    if (result.getStatus() == Status.SKIPPED && result.getError() != null) {
      reasons.merge(String.valueOf(result.getError().getMessage()), 1, Integer::sum);
    }
  }

  private synchronized String text() {
    String sums = counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    String why = reasons.entrySet().stream().map(reason -> "\n  " + reason.getValue() + " skipped: " + reason.getKey()).collect(Collectors.joining());
    return "world " + System.getProperty("world", "virtual") + ": scenarios " + (sums.isEmpty() ? "none" : sums) + why;
  }
}
