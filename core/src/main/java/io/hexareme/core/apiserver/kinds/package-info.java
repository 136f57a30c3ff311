/**
 * What is special about a kind: computed defaults, what the server sets on writes, what may change, what is valid beyond the schema.
 *
 * <p>One small strategy object per kind ({@link io.hexareme.core.apiserver.kinds.KindStrategy}); a kind without one behaves as its
 * schema alone says ({@link io.hexareme.core.apiserver.kinds.GenericStrategy}). {@link io.hexareme.core.apiserver.kinds.builtin.Strategies}
 * lists them. No kind has HTTP code.
 */
package io.hexareme.core.apiserver.kinds;
