/** Backups: written and read back, damaged in every place, and handed to and taken from a real etcd. */
package io.hexareme.adapters.backupetcd;
