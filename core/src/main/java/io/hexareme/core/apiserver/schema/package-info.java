/**
 * What follows from the schema table alone, the same for every kind.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.schema.SchemaRegistry}, which knows resources and types, those of custom resources
 * included. The rules are pure functions over a tree and the name of its type, in the order in which a request meets them:
 * {@link io.hexareme.core.apiserver.schema.TypeChecks} refuses what Go could not decode,
 * {@link io.hexareme.core.apiserver.schema.Pruning} keeps what Go would have kept, in its order and with canonical quantities,
 * {@link io.hexareme.core.apiserver.schema.Defaulting} fills in constants, and
 * {@link io.hexareme.core.apiserver.schema.SchemaValidation} asks for required fields and known values.
 *
 * <p>Not here: rules that look at two fields or at the old object, merge and ownership of fields (they read the same table), CRD
 * schemas beyond what the table can say.
 */
package io.hexareme.core.apiserver.schema;
