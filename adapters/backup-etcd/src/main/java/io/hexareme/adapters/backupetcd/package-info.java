/**
 * A store image as the snapshot file of etcd 3.4, and back: what {@code etcdctl snapshot save} writes, {@code snapshot status} looks
 * at and {@code snapshot restore} takes.
 *
 * <p>Entry: {@link io.hexareme.adapters.backupetcd.EtcdSnapshotFormat}. Such a file is a bbolt database (pages of a B+tree per
 * bucket, https://pkg.go.dev/go.etcd.io/bbolt) followed by the SHA-256 of it. The {@code Bolt…} classes know pages and nothing of
 * etcd: {@link io.hexareme.adapters.backupetcd.BoltFile} lays a file out and gives its pages one after the other,
 * {@link io.hexareme.adapters.backupetcd.BoltReader} walks one. {@link io.hexareme.adapters.backupetcd.EtcdBuckets} says what etcd
 * keeps in which bucket, {@link io.hexareme.adapters.backupetcd.ImageAssembler} puts an image together from them.
 *
 * <p>It neither opens files nor schedules anything: where the bytes go is for those who call it.
 */
package io.hexareme.adapters.backupetcd;
