package io.hexareme.adapters.simulation.history.check;

import io.hexareme.adapters.simulation.history.History;

/** All that can be judged of a store by what its clients saw. */
public final class StoreChecker {
  private final LeaseTerms terms;

  /** For members whose clocks run at the right speed. */
  public StoreChecker() {
    this(1.0);
  }

  /** @param fastestClock how fast the fastest clock of any member runs, 1.0 being right */
  public StoreChecker(double fastestClock) {
    this.terms = new LeaseTerms(fastestClock);
  }

  public Verdict check(History history) {
    Facts answers = Facts.of(history, false);
    Violation plain = new Rules(history, answers).first();
    if (plain != null) return new Verdict.Rejected(plain);
    Verdict verdict = linearize(history, answers);
    if (!(verdict instanceof Verdict.Accepted(Replay replay))) return verdict;
    Violation stale = new StaleReads(history, replay).first();
    if (stale != null) return new Verdict.Rejected(stale);
    Violation watch = new WatchChecker(history, replay).first();
    return watch != null ? new Verdict.Rejected(watch) : verdict;
  }

  /**
   * First with what watches heard, which settles the place of nearly everything; if that is impossible, without, to tell whether the
   * answers are wrong or what was heard.
   */
  private Verdict linearize(History history, Facts answers) {
    LinearizabilityChecker checker = new LinearizabilityChecker(history, terms);
    Facts all = Facts.of(history, true);
    Verdict withWatches = checker.check(all);
    if (!(withWatches instanceof Verdict.Rejected)) return withWatches;
    Verdict without = checker.check(answers);
    if (!(without instanceof Verdict.Accepted(Replay replay))) return without;
    return new WatchChecker(history, replay).first() == null ? withWatches : without;
  }
}
