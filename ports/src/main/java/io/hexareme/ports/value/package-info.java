/**
 * The words every part shares: an immutable tree of JSON-like values, and immutable bytes.
 *
 * <p>Entry: {@link io.hexareme.ports.value.Value}. A tree is a view of an object made on demand; the object itself is its
 * canonical bytes (see {@code io.hexareme.ports.codec}). Nothing here parses, prints or decides.
 */
package io.hexareme.ports.value;
