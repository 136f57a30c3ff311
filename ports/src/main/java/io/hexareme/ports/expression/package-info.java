/**
 * Expressions that users write into the API: the Common Expression Language (https://github.com/google/cel-spec) with the libraries that
 * Kubernetes adds (https://kubernetes.io/docs/reference/using-api/cel/).
 *
 * <p>Entry: {@link io.hexareme.ports.expression.ExpressionLanguage}. {@link io.hexareme.ports.expression.Patterns} are
 * the regular expressions of that language and of schemas. Used for the rules of custom resources, for admission policies, and
 * for the match conditions of webhooks and policies. What an expression may see and what its result means is decided in the core; here
 * are only compiling, evaluating and counting what it costs.
 */
package io.hexareme.ports.expression;
