/** What is special about endpoints, network policies and ingresses. Services have a package of their own. */
package io.hexareme.core.apiserver.kinds.network;
