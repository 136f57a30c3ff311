/**
 * A user's step classes gone wrong, for {@code BadUseTest}: one sentence, two definitions.
 *
 * <p>Not part of any other test's glue.
 */
package io.hexareme.adapters.testkit.ambiguous;
