/**
 * A store image as an etcd snapshot file, and back.
 *
 * <p>In the making.
 */
package io.hexareme.adapters.backupetcd;
