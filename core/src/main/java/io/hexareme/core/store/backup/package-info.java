/**
 * When a backup is made, how it is called, which ones are kept, what is said when one fails, and what becomes of its revisions when it is
 * restored.
 *
 * <p>Entries: {@link io.hexareme.core.store.backup.BackupSchedule} and {@link io.hexareme.core.store.backup.LeapedImage}. An image is an
 * unchanging view that the store hands out at once; writing it down is the {@link io.hexareme.ports.store.BackupShelf}'s work,
 * elsewhere, so the loop goes on. How an image is made of a state and a state of an image is for {@code core.store}, the file's format
 * for the {@link io.hexareme.ports.store.BackupFormat}.
 */
package io.hexareme.core.store.backup;
