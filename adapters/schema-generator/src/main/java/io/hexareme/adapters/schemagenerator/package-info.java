/**
 * Build tool: makes the schema table of Kubernetes' built-in kinds from two published client artifacts and an overlay of ours.
 *
 * <p>Entry: {@link io.hexareme.adapters.schemagenerator.Main}. {@code ProtoSources} reads comments, markers and field numbers out of
 * the Javadoc of the protobuf sources jar; {@code PublishedModels} and {@code PublishedPaths} read JSON names, required fields and
 * REST paths out of the class files of the API jar, without loading a class of theirs; {@code TypeJoin} joins both with the
 * {@code Overlay}; {@code ResourceJoin} makes the resources; {@code TableWriter} and {@code DescriptionsWriter} write what
 * {@code adapters/schema-kubernetes} ships. Which source wins: names and required fields as published in JSON, meaning from the
 * protobuf markers, and the overlay over both.
 *
 * <p>Nothing here is on a run-time class path. A source that changed its form, or an overlay line that names nothing, stops the build.
 */
package io.hexareme.adapters.schemagenerator;
