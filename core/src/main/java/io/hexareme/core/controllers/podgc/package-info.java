/**
 * Deletes Pods that nobody else will: bound to a node that is gone or declared out of service, terminating without ever having had
 * a node, or done long ago when there are too many of those.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.podgc.PodGarbageCollector}. Pods whose owner is gone are the garbage collector's
 * business, Pods on a node that is silent are {@code controllers.tainteviction}'s.
 */
package io.hexareme.core.controllers.podgc;
