package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.Faults;
import java.time.Duration;
import java.util.List;

/**
 * The requests that a sentence says something befalls.
 *
 * @param span for how long; zero for no end of its own
 * @param which {@code all}, {@code the next}, {@code the next 3} or {@code every second} to {@code every fifth}
 * @param doing {@code write to}, {@code update of}, {@code read of}, {@code watch of} or {@code request by}
 * @param what a resource's plural, or a component
 * @param by the component whose requests alone are meant; null for anybody's
 */
record Struck(Duration span, String which, String doing, String what, String by) {
  private static final String NEXT = "the next";
  private static final String EVERY = "every ";
  private static final List<String> NTH = List.of("second", "third", "fourth", "fifth");

  Faults.Befalling in(Faults faults) {
    Faults.Befalling befalling = doing(which(faults));
    Faults.Befalling narrowed = by == null ? befalling : befalling.by(by);
    return span.isZero() ? narrowed : narrowed.during(span);
  }

  private Faults.Requests which(Faults faults) {
    if (which.startsWith(EVERY)) {
      return faults.every(NTH.indexOf(which.substring(EVERY.length())) + 2);
    }
    return which.equals("all") ? faults.all() : faults.next(which.equals(NEXT) ? 1 : Integer.parseInt(which.substring(NEXT.length() + 1)));
  }

  private Faults.Befalling doing(Faults.Requests requests) {
    return switch (doing) {
      case "write to" -> requests.writesTo(what);
      case "update of" -> requests.updatesOf(what);
      case "read of" -> requests.readsOf(what);
      case "watch of" -> requests.watchesOf(what);
      default -> requests.requestsBy(what);
    };
  }
}
