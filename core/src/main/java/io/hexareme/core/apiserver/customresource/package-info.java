/**
 * Custom resources: how a CustomResourceDefinition becomes something that is served, and ceases to be.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.customresource.CustomResources}, which follows the definitions in the server's own copy and
 * keeps {@link io.hexareme.core.apiserver.serving.ServedResources} like them; requests then go through the same handlers as those of
 * built-in kinds. The steps of a definition's life are decided by {@link io.hexareme.core.apiserver.customresource.Naming} (whose names are
 * accepted), {@link io.hexareme.core.apiserver.customresource.definition.DefinitionStatus} (what its conditions say then) and performed by
 * {@link io.hexareme.core.apiserver.customresource.Lifecycle}. Several servers of one store do all this side by side: each serves what its
 * copy shows, and whoever is late with a status finds it written.
 *
 * <p>What schemas make of objects is in the package {@code schema}, what a definition itself may look like in {@code definition}.
 */
package io.hexareme.core.apiserver.customresource;
