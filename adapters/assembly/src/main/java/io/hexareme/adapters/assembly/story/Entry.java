package io.hexareme.adapters.assembly.story;

import java.time.Instant;
import java.util.Set;

/**
 * One thing that somebody did, or a fault.
 *
 * @param at by the world's clock
 * @param lane who: the column it stands in
 * @param did what, one word or two
 * @param what the object and further facts, on one line
 * @param because what it saw that led to it, for a person; empty when it came from outside
 * @param fault whether it is something that went wrong by plan
 * @param span this doing's id; several entries may share one; empty when nothing refers to it
 * @param cause the span that led to it, or {@code revision:N}; empty when unknown
 * @param revision what it wrote, for others to refer to; 0 when it wrote nothing
 * @param subjects the names of what it is about, to find it by
 */
public record Entry(Instant at, String lane, String did, String what, String because, boolean fault, String span, String cause, long revision,
    Set<String> subjects) {

  /** Something that went wrong by plan. */
  public static Entry fault(Instant at, String words) {
    return new Entry(at, "faults", "fault", words, "", true, "", "", 0, Set.of());
  }

  /** Something that a person is told, and nothing refers to. */
  public static Entry plain(Instant at, String lane, String did, String what, Set<String> subjects) {
    return new Entry(at, lane, did, what, "", false, "", "", 0, subjects);
  }
}
