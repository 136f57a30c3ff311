/**
 * Who makes a request? A list of authenticators, each for one sort of credential; the first that knows it decides.
 */
package io.hexareme.core.apiserver.authentication;
