/**
 * Which built-in kind has which rules ({@link io.hexareme.core.apiserver.kinds.builtin.Strategies}) and which versions share a storage
 * ({@link io.hexareme.core.apiserver.kinds.builtin.Conversions}): the lists only. The rules stand with their families beside this
 * package, what all kinds have in common in {@code core.apiserver.kinds}.
 */
package io.hexareme.core.apiserver.kinds.builtin;
