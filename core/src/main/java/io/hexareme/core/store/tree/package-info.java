/**
 * The ordered tree under the store: key-value pairs by key, immutable, every change a new tree that shares all it did not touch.
 *
 * <p>Entry: {@link io.hexareme.core.store.tree.KeyTree}. A B+ tree by path copying: a write copies one leaf and the few inner
 * nodes above it, so holding an old root <em>is</em> a snapshot, free to keep and safe to read on any thread. Subtree sizes are
 * kept, so counting a range costs two descents.
 *
 * <p>A leaf holds the pairs alone (a pair knows its key): four bytes a key beside the pair itself. It knows nothing of
 * revisions; {@code core.store.mvcc} decides which roots are kept.
 */
package io.hexareme.core.store.tree;
