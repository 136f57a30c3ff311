package io.hexareme.core.scheduler.preemption;

import io.hexareme.core.scheduler.snapshot.PodInfo;
import java.util.Comparator;
import java.util.List;

/**
 * A node that would take the Pod without some of its Pods.
 *
 * @param victims who would have to go, the most important first
 * @param brokenBudgets how many of them a disruption budget protects
 */
record Candidate(String node, List<PodInfo> victims, int brokenBudgets) {
  /** The more important Pod first: higher priority, then longer running. */
  static final Comparator<PodInfo> BY_IMPORTANCE =
      Comparator.comparingInt(PodInfo::priority).reversed().thenComparing(Candidate::startTime);

  /**
   * The better node first: fewer broken budgets, less important victims, a smaller sum of priorities, fewer victims, and at last
   * the one whose most important victims have run the shortest.
   */
  static final Comparator<Candidate> BY_HARM =
      Comparator.comparingInt(Candidate::brokenBudgets)
          .thenComparingLong(Candidate::highestPriority)
          .thenComparingLong(Candidate::sumOfPriorities)
          .thenComparingInt(candidate -> candidate.victims.size())
          .thenComparing(Candidate::earliestStart, Comparator.reverseOrder());

  private static final long OFFSET = 1L << 31;

  /** RFC 3339 texts in UTC sort by time; one that has not started yet counts as the youngest. */
  private static String startTime(PodInfo pod) {
    String start = pod.object().text("status", "startTime");
    return start.isEmpty() ? "~" : start;
  }

  private long highestPriority() {
    return victims.isEmpty() ? Long.MIN_VALUE : victims.getFirst().priority();
  }

  private long sumOfPriorities() {
    return victims.stream().mapToLong(victim -> victim.priority() + OFFSET).sum();
  }

  private String earliestStart() {
    long highest = highestPriority();
    return victims.stream()
        .filter(victim -> victim.priority() == highest)
        .map(Candidate::startTime)
        .min(Comparator.naturalOrder())
        .orElse("~");
  }
}
