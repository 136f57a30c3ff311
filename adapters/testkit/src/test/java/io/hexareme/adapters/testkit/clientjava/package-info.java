/** The official Java client against both kinds of clusters, on both ways. */
package io.hexareme.adapters.testkit.clientjava;
