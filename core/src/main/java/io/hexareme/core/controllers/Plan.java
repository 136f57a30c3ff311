package io.hexareme.core.controllers;

import io.hexareme.core.machinery.ObjectKey;
import io.hexareme.core.machinery.Resource;
import io.hexareme.ports.value.Value.Obj;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done for a key.
 *
 * <p>The loop first performs {@code reads} if there are any, and then asks again with their answers in the view. Otherwise it performs
 * the commands in order (neighbouring creates, or neighbouring deletes, side by side in growing batches), stops at the first
 * refusal, and comes back: at once-with-back-off after a refusal, after {@code recheck} if given, else when something changes.
 */
public record Plan(List<Command> commands, List<Read> reads, Optional<Duration> recheck) {
  private static final Plan NOTHING = new Plan(List.of(), List.of(), Optional.empty());

  /**
   * A read of the API server's newest state, for decisions that a lagging view must not make. A key without a name reads the list of
   * that namespace's objects, which the view then answers as one List object.
   *
   * @param question of a review, which is posted and answered and never stored; the key is only what the view finds the answer by
   */
  public record Read(Resource resource, ObjectKey key, Optional<Obj> question) {
    public Read(Resource resource, ObjectKey key) {
      this(resource, key, Optional.empty());
    }

    /** A review, such as a SubjectAccessReview. */
    public static Read review(Resource resource, String name, Obj question) {
      return new Read(resource, new ObjectKey("", name), Optional.of(question));
    }

    /** The list of all objects of the resource in a namespace. */
    public static Read list(Resource resource, String namespace) {
      return new Read(resource, new ObjectKey(namespace, ""));
    }
  }

  public Plan {
    commands = List.copyOf(commands);
    reads = List.copyOf(reads);
  }

  public static Plan nothing() {
    return NOTHING;
  }

  public static Plan of(List<Command> commands) {
    return new Plan(commands, List.of(), Optional.empty());
  }

  public static Plan of(Command... commands) {
    return of(List.of(commands));
  }

  /** Asks for reads before deciding. */
  public static Plan reading(List<Read> reads) {
    return new Plan(List.of(), reads, Optional.empty());
  }

  /** The same plan, looked at again once {@code delay} has passed; of two wishes the earlier one counts. */
  public Plan recheckAfter(Duration delay) {
    Duration earlier = recheck.filter(wanted -> wanted.compareTo(delay) <= 0).orElse(delay);
    return new Plan(commands, reads, Optional.of(earlier));
  }

  /** This plan's commands, then those. */
  public Plan then(Plan other) {
    List<Command> all = new ArrayList<>(commands);
    all.addAll(other.commands);
    Plan joined = new Plan(all, reads, recheck);
    return other.recheck.map(joined::recheckAfter).orElse(joined);
  }
}
