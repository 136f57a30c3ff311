/** fabric8's client against both kinds of clusters, on both ways. */
package io.hexareme.adapters.testkit.fabric8;
