/**
 * The schema table of Kubernetes' built-in kinds, version 1.36, as a driven adapter.
 *
 * <p>Entry: {@link io.hexareme.adapters.schemakubernetes.KubernetesSchemas}. The build makes {@code schema.bin} and
 * {@code descriptions.bin} with {@code adapters/schema-generator} out of published client artifacts and the text files in
 * {@code src/main/overlay}; at run time nothing of theirs is on the class path. {@code META-INF/NOTICE} says what is derived from what.
 *
 * <p>To change a default, an enumeration, a short name: edit the overlay. To serve another group: {@code groups.txt}. Rules that need
 * code (a default that looks at another field) belong to the API server, not here.
 */
package io.hexareme.adapters.schemakubernetes;
