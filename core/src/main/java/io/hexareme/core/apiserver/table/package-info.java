/**
 * Tables (meta/v1), as {@code kubectl get} prints them: per kind a list of columns, each a header and a function from object to cell.
 */
package io.hexareme.core.apiserver.table;
