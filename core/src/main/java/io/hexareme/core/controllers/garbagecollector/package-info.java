/**
 * Deletes what has lost all its owners, and carries out foreground and orphaning deletion.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.garbagecollector.GarbageCollector}. Its keys are objects of any kind ({@code ItemKey}).
 * An object with owner references is judged by {@code OwnerReferences}: owners that are there hold it, references to owners that are
 * gone are removed or, if none is left, the object is deleted. An object whose deletion waits for the garbage collector, by the
 * finalizer {@code foregroundDeletion} or {@code orphan}, is dealt with in {@code PendingDeletion}.
 *
 * <p>That an owner is gone is never believed on the word of a local copy: it is looked for in the API server, by uid. Owners are
 * looked for in the dependent's own namespace or, if their kind has none, in the cluster; a reference into another namespace is
 * one to an owner that does not exist (Kubernetes documentation, "Owners and Dependents").
 */
package io.hexareme.core.controllers.garbagecollector;
