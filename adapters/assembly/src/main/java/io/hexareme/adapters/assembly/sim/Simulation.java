package io.hexareme.adapters.assembly.sim;

import java.util.List;
import java.util.Optional;

/** A situation that must be survived, in a world of virtual time that exists for one run. Stateless: runs do not know of each other. */
public interface Simulation {

  /** Unique; names it on the command line; lower-case words with dashes. */
  String name();

  /** What may go wrong in it, in a sentence. */
  String about();

  /** Where that was seen: another project's issue, or a rule of a paper; empty for a general one. */
  String source();

  /** The names of the bugs that it must find when they are put in; empty when it is about none in particular. */
  List<String> mutants();

  /** What it runs on unless told otherwise. */
  Size size();

  /** Why it cannot be run so, in a sentence that names the option; empty when it can. */
  Optional<String> objection(Options options);

  /**
   * Runs it from the first event to the judgment. Equal options give equal runs, to the last event; whatever goes wrong in the world is in the
   * answer, not thrown.
   */
  Run run(Options options);
}
