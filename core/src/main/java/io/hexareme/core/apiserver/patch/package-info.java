/**
 * Turns a patch body and a stored object into the object the client asks for. Pure: nothing is stored, validated or defaulted here.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.patch.Patch} with its three kinds, one per media type:
 * {@link io.hexareme.core.apiserver.patch.JsonPatch} (RFC 6902), {@link io.hexareme.core.apiserver.patch.MergePatch} (RFC 7386) and
 * {@link io.hexareme.core.apiserver.patch.StrategicMergePatch}, which knows from the schema how lists merge. The outcome is a sealed
 * {@link io.hexareme.core.apiserver.patch.PatchResult}.
 *
 * <p>Not here: server-side apply, which is no patch of this kind but a claim of fields (see {@code core.apiserver.ownership}).
 */
package io.hexareme.core.apiserver.patch;
