/**
 * Publishes the API server's CA certificate in every active namespace, and puts it back when somebody changes it.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.rootca.RootCaPublisher}. Where the certificate comes from is the assembly's
 * business.
 */
package io.hexareme.core.controllers.rootca;
