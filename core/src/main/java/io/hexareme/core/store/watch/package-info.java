/**
 * Who hears of which change. Entry: {@link io.hexareme.core.store.watch.WatchHub}.
 *
 * <p>The promises are etcd's (https://etcd.io/docs/v3.5/learning/api_guarantees/): ordered, unique, reliable within the kept
 * history, atomic by revision, resumable; and a progress notice never overtakes an event. Each watch keeps one number, the next
 * revision it has to hear of: being told is going through the history from there, whether the revision is new or long past.
 *
 * <p>Nothing is buffered per watcher; a slow consumer is its watcher's business.
 */
package io.hexareme.core.store.watch;
