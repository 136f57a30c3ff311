/**
 * Bytes to trees and back, per media type. Entry: {@link io.hexareme.ports.codec.BodyDecoder} and
 * {@link io.hexareme.ports.codec.BodyEncoder}; {@link io.hexareme.ports.codec.ObjectEncoder} for an encoding that only known kinds have.
 */
package io.hexareme.ports.codec;
