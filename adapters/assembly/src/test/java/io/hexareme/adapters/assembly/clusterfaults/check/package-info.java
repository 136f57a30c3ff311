/** Bad histories of clusters, each rejected in words by the invariant that it breaks, and good ones that none rejects. */
package io.hexareme.adapters.assembly.clusterfaults.check;
