/**
 * Tests of what is in a Pod's volumes.
 *
 * <p>Tables of volumes and the files that they hold.
 */
package io.hexareme.core.kubelet.volume;
