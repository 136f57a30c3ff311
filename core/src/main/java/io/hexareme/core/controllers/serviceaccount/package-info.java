/**
 * Gives every active namespace its {@code default} ServiceAccount.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.serviceaccount.ServiceAccountController}. Tokens are made by the API server on
 * request, never here.
 */
package io.hexareme.core.controllers.serviceaccount;
