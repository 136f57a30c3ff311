package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.Faults;
import java.time.Duration;
import java.util.List;

/**
 * The requests that a sentence says something befalls.
 *
 * @param span for how long; zero for no end of its own
 * @param which {@code all}, or begins with {@code the next} or {@code every}
 * @param count of {@code the next 3}; null for one
 * @param nth {@code second} to {@code fifth}; null for no such
 * @param doing {@code write to}, {@code update of}, {@code read of}, {@code watch of} or {@code request by}
 * @param what a resource's plural, or a component
 * @param by the component whose requests alone are meant; null for anybody's
 */
record Struck(Duration span, String which, String count, String nth, String doing, String what, String by) {
  private static final List<String> NTH = List.of("second", "third", "fourth", "fifth");

  Faults.Befalling in(Faults faults) {
    Faults.Befalling befalling = doing(which(faults));
    Faults.Befalling narrowed = by == null ? befalling : befalling.by(by);
    return span.isZero() ? narrowed : narrowed.during(span);
  }

  private Faults.Requests which(Faults faults) {
    if (nth != null) {
      return faults.every(NTH.indexOf(nth) + 2);
    }
    return which.equals("all") ? faults.all() : faults.next(count == null ? 1 : Integer.parseInt(count));
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
