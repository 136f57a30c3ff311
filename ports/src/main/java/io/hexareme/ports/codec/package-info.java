/**
 * Bytes to trees and back, per media type. Entry: {@link io.hexareme.ports.codec.BodyDecoder} and
 * {@link io.hexareme.ports.codec.BodyEncoder}.
 */
package io.hexareme.ports.codec;
