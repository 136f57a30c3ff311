/**
 * The rules of the house, run over the compiled classes of ports, core and all adapters.
 *
 * <p>Each {@code *Rules} class holds the rules of one topic: constants whose names are the sentences they enforce, each with the
 * decision record it keeps ({@code architecture-tests/decisions}). {@link io.hexareme.architecture.ArchitectureTest} runs them.
 *
 * <p>A rule is a function of a root package ({@link io.hexareme.architecture.HouseRule}), so that the same rule is run on
 * {@code io.hexareme} and on a little house of its own below {@code fixtures}, which breaks it on purpose:
 * {@link io.hexareme.architecture.ProofTest} fails for a rule that has no such fixture, or that does not reject it.
 *
 * <p>To add a rule: write the constant, add {@code fixtures/<the constant's name>} with classes named {@code Guilty...} that it must
 * reject and, where it helps, {@code Innocent...} ones that it must leave alone. To add a package that rules speak of: a constant in
 * {@link io.hexareme.architecture.Place}.
 *
 * <p>What is not seen here: what tests do, and whether the comments are true.
 */
package io.hexareme.architecture;
