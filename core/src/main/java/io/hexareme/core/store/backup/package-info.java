/**
 * When a backup is made, how it is called, which ones are kept, and what is said when one fails.
 *
 * <p>Entry: {@link io.hexareme.core.store.backup.BackupSchedule}. The image is an unchanging view that the store hands out at once; writing
 * it down is the {@link io.hexareme.ports.store.BackupShelf}'s work, elsewhere, so the loop goes on. What is in a backup, and how it is
 * restored, is for {@code core.store} and the {@link io.hexareme.ports.store.BackupFormat}.
 */
package io.hexareme.core.store.backup;
