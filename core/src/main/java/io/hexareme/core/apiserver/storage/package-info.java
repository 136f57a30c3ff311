/**
 * Objects in the store: which key holds which object, the copy of everything that reads and watches are served from, and the writes.
 *
 * <p>The copy ({@link io.hexareme.core.apiserver.storage.ObjectCache}) is fed by one watch and is exactly as new as the store: a
 * read first learns the store's revision and waits until the copy has reached it. An object is its stored bytes; trees are views
 * made on demand ({@link io.hexareme.core.apiserver.storage.StoredObject}).
 */
package io.hexareme.core.apiserver.storage;
