/**
 * May this user do that? A list of authorizers; one that allows is enough, nobody allowing is a refusal with 403.
 */
package io.hexareme.core.apiserver.authorization;
