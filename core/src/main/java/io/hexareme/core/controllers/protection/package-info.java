/**
 * Keeps claims and volumes that are in use: a claim as long as a Pod on a node has it, a volume as long as a claim is bound to it.
 *
 * <p>Entries: {@link io.hexareme.core.controllers.protection.ClaimProtection} and
 * {@link io.hexareme.core.controllers.protection.VolumeProtection}, one for each kind. Both take the finalizer off what is to go and is
 * free, and give it to what came without (https://kubernetes.io/docs/concepts/storage/persistent-volumes/#storage-object-in-use-protection).
 * That new objects have it from the start is the API server's doing (the admission plugin StorageObjectInUseProtection).
 */
package io.hexareme.core.controllers.protection;
