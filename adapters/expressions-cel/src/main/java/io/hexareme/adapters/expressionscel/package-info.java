/**
 * The Common Expression Language with Kubernetes' libraries, for {@code ports.expression}.
 *
 * <p>Entry: {@link io.hexareme.adapters.expressionscel.CelExpressions}. Parsing and type checking are the CEL library's
 * ({@link io.hexareme.adapters.expressionscel.Compiler}). Running is done here: {@link io.hexareme.adapters.expressionscel.Planner} makes
 * a tree of {@link io.hexareme.adapters.expressionscel.Node}s, which read the API server's values as they are, count each step's cost as
 * Kubernetes counts it, and fail in the words of Go's implementation, which users know; none of that can be had of the library's own
 * run-time. {@link io.hexareme.adapters.expressionscel.Libraries} lists the functions, one small class for each library;
 * {@link io.hexareme.adapters.expressionscel.Estimate} says beforehand what an expression can cost at most.
 */
package io.hexareme.adapters.expressionscel;
