/**
 * What is in a Pod's volumes: the files that ConfigMaps, Secrets, the downward API and tokens make, as one pure function.
 *
 * <p>Entry: {@link io.hexareme.core.kubelet.volume.VolumeContents}. What a Pod needs for that is listed by
 * {@link io.hexareme.core.kubelet.volume.VolumeNeeds}. Reading those objects, asking for tokens and writing the files is
 * {@code core.kubelet.PodVolumes}' work. Volumes of kinds that are not known here, a claim's or the host's, are taken for empty directories.
 */
package io.hexareme.core.kubelet.volume;
