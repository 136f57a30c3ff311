/**
 * Tables (meta/v1), as {@code kubectl get} prints them: per kind a list of columns, each a header and a function from object to cell.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.table.BuiltInTables}. The columns are in one class per family of kinds; their headers,
 * order and texts are those of Kubernetes, for scripts take them apart. Columns that a custom resource definition asks for are not
 * here. Next: {@link io.hexareme.core.apiserver.table.PodSummary}, the only column set that thinks.
 */
package io.hexareme.core.apiserver.table;
